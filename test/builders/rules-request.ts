import { randomUUID } from 'node:crypto';
import { beginDraft, saveDraft } from '#lib/data/rules/drafts.ts';
import { askPublish } from '#lib/data/rules/requests.ts';
import { storeSimulation } from '#lib/data/rules/simulations.ts';
import { type RuleSubject, rulesHash } from '#lib/data/rules/subject.ts';
import { recordReading } from '#lib/data/rules/versions.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import { aConnection } from './applicant.ts';

/** A request to publish weights of a new connection, drafted and simulated, which waits for a second person. */
export async function aRulesRequest(author: MemberActor, current: RuleValues, wanted: RuleValues, label?: string) {
  const subject: RuleSubject = { connectionId: await aConnection(label), kind: 'weights', scope: '[]' };
  await recordReading(worker, subject, current, new Date());
  await beginDraft(author, subject, { base: current, values: current, restoresId: null });
  const version = await saveDraft(author, subject, { version: 1, values: wanted });
  const hashes = { draftHash: rulesHash(wanted), baseHash: rulesHash(current) };
  const counts = { used: 10, skipped: [], newlyPassed: 1, newlyFailed: 0, cantTell: 0 };
  const result = { formula: 'test.1', ...hashes, ...counts, error: { residual: 0.02, coverage: 0.95 } };
  const simulationId = await storeSimulation(author, subject, version, result);
  const id: string = randomUUID();
  const rationale = 'Too many fail.';
  await askPublish(author, subject, { id, version, current, simulationId, rationale, scheduledFor: null });
  return { id, subject, draftHash: hashes.draftHash, currentHash: hashes.baseHash };
}
