import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoConnections } from '#bin/demo.ts';
import type { Door } from '#lib/auth/doors.ts';
import { addConnection } from '#lib/data/connections/connections.ts';
import { db } from '#lib/data/database.ts';
import { sha256 } from '#lib/data/hash.ts';
import { stepUpFor } from '#lib/data/members/step-up.ts';
import { newestVersion } from '#lib/data/rules/versions.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import { aMember } from '../builders/member.ts';
import { rollbackTakes } from '../builders/policies.ts';
import {
  aDraft,
  asked,
  checked,
  confirmed,
  middleName,
  requestOf,
  simulated,
  subjectOf,
  theDraft,
  worked,
} from '../rules/desk.ts';
import { rulesAt } from '../rules/vendor.ts';

/** A connection's rules in the state that a door needs. */
export type RulesTarget = {
  connectionId: string;
  kind: RuleKind;
  version: number;
  values: RuleValues;
  simulationId: string;
  runId: string;
  requestId: string;
  draftHash: string;
  currentHash: string;
  versionId: string;
  /** The scope, as it is typed to confirm. */
  typed: string;
};

/** Rules of which nothing exists. */
export const absentRules = (): RulesTarget => ({
  connectionId: randomUUID(),
  kind: 'weights',
  version: 1,
  values: {},
  simulationId: randomUUID(),
  runId: randomUUID(),
  requestId: randomUUID(),
  draftHash: '0'.repeat(64),
  currentHash: '0'.repeat(64),
  versionId: randomUUID(),
  typed: 'nobody',
});

/** The doors to rules; each test of one gets rules of its own. */
export const ruleInputs: Record<string, (rules: RulesTarget) => Record<string, unknown>> = {
  beginRuleDraft: ({ connectionId, kind }) => ({ connectionId, kind, restoresId: null }),
  saveRuleDraft: ({ connectionId, kind, version, values }) => ({ connectionId, kind, version, values }),
  rebaseRuleDraft: ({ connectionId, kind, version }) => ({ connectionId, kind, version }),
  discardRuleDraft: ({ connectionId, kind }) => ({ connectionId, kind }),
  simulateRequirements: ({ connectionId, version }) => ({ connectionId, version }),
  simulateWeights: ({ connectionId, version }) => ({ connectionId, version }),
  stopRuleSimulation: ({ runId }) => ({ runId }),
  askRulePublish: ({ connectionId, kind, version, simulationId, typed }) => ({
    ...{ requestId: randomUUID(), connectionId, kind, version, simulationId, typed },
    rationale: 'Trying a door',
    scheduledFor: null,
  }),
  askRuleRollback: ({ requestId: publishId, typed }) => ({
    ...{ requestId: randomUUID(), publishId, typed },
    rationale: 'Trying a door',
  }),
  rollBackRulesAlone: ({ requestId: publishId, typed }) => ({
    ...{ requestId: randomUUID(), publishId, typed },
    rationale: 'Trying a door',
  }),
  confirmRulePublish: ({ requestId, draftHash, currentHash, typed }) => ({ requestId, draftHash, currentHash, typed }),
  refuseRulePublish: ({ requestId }) => ({ requestId, answer: 'Trying a door' }),
  withdrawRulePublish: ({ requestId }) => ({ requestId }),
  acceptOutsideRules: ({ versionId }) => ({ versionId }),
};

/**
 * Makes the rules that a member can act on through a door, of a connection and a user at the vendor that nothing else
 * uses. Rules of which nothing exists for every other door.
 * @param label what the connection's name begins with
 */
export async function rulesFor(door: Door, actor: MemberActor, label: string): Promise<RulesTarget> {
  const name = door.replace('action ', '');
  const isPage = door.includes('/rules/[connection]');
  if (!isPage && !(name in ruleInputs)) return absentRules();
  const kind = name === 'simulateRequirements' ? 'requirements' : 'weights';
  const { connectionId, userId } = await aConnectionOfItsOwn(label);
  const typed = `client-sandbox, ${userId}`;
  const of = { ...absentRules(), connectionId, kind, typed } as const;
  if (isPage || name === 'beginRuleDraft') return of;
  if (name === 'acceptOutsideRules') return changedOutside(of, userId);
  const isSecond = name === 'confirmRulePublish' || name === 'refuseRulePublish';
  const author = isSecond ? await aMember('admin') : actor;
  const change: RuleValues = kind === 'weights' ? { age_tolerance: 9 } : { [middleName]: true };
  await aDraft(author, connectionId, kind, change);
  const { version, values } = await theDraft(connectionId, kind);
  const drafted = { ...of, version, values };
  if (name === 'stopRuleSimulation') return { ...drafted, runId: await aRunUnderWay(author, connectionId) };
  if (name === 'askRulePublish') return { ...drafted, simulationId: await simulated(author, connectionId, kind) };
  const isRollback = name === 'askRuleRollback' || name === 'rollBackRulesAlone';
  if (!isSecond && name !== 'withdrawRulePublish' && !isRollback) return drafted;
  // For tomorrow, so that the worker sends nothing; what is rolled back has to be published first.
  const scheduledFor = isRollback ? null : new Date(Date.now() + 86_400_000);
  const requestId = await asked(author, connectionId, kind, { typed, scheduledFor });
  if (isRollback) await published(requestId, connectionId, typed);
  if (name === 'rollBackRulesAlone') await allowedAlone(author, requestId);
  const { draftHash, currentHash } = await requestOf(requestId);
  return { ...drafted, requestId, draftHash, currentHash };
}

/** One that another process runs for the next hour, so that it does not end by itself. */
async function aRunUnderWay(author: MemberActor, connectionId: string): Promise<string> {
  const subject = await subjectOf(connectionId, 'weights');
  const { valuesHash: draftHash, baseHash } = await theDraft(connectionId, 'weights');
  const lease = { state: 'running', startedAt: new Date(), leasedUntil: new Date(Date.now() + 3_600_000) };
  const data = { id: randomUUID(), ...subject, memberId: author.id, draftHash, baseHash, ...lease };
  return (await db().ruleSimulationRun.create({ data })).id;
}

async function published(requestId: string, connectionId: string, typed: string): Promise<void> {
  await confirmed(await aMember('admin'), requestId, typed);
  for (let tries = 0; tries < 50; tries++) {
    await worked(connectionId);
    if ((await requestOf(requestId)).state === 'published') return;
    await sleep(200);
  }
  throw new Error('the request was not published');
}

/** The policies let one person roll back, and the member has proved who they are. */
async function allowedAlone({ id: memberId, sessionId }: MemberActor, publishId: string): Promise<void> {
  await rollbackTakes('one');
  const stepUp = stepUpFor({ kind: 'rules_rollback', publishId });
  await db().stepUp.create({ data: { id: randomUUID(), memberId, sessionHash: sha256(sessionId), ...stepUp } });
}

async function changedOutside(of: RulesTarget, userId: string): Promise<RulesTarget> {
  const { connectionId, kind } = of;
  await checked(connectionId);
  await rulesAt(String(process.env.DOCKET_SANDBOX_URL), userId).change({ age_tolerance: 9 });
  await checked(connectionId);
  const { scope } = await db().ruleVersion.findFirstOrThrow({ where: { connectionId, kind } });
  const newest = await newestVersion({ connectionId, kind, scope });
  if (newest?.source !== 'outside') throw new Error('the change was not found');
  return { ...of, versionId: newest.id };
}

/** It is never pulled: its first pull is due tomorrow. */
async function aConnectionOfItsOwn(label: string): Promise<{ connectionId: string; userId: string }> {
  const demo = demoConnections(String(process.env.DOCKET_SANDBOX_URL)).find(({ provider }) => provider === 'vult');
  if (!demo) throw new Error('the demo has a connection with rules');
  const userId = `user-${randomUUID()}`;
  const settings = { ...demo.settings, userId };
  const id = await addConnection(worker, { provider: 'vult', label: `${label} ${userId}`, mode: 'test', settings });
  const tomorrow = new Date(Date.now() + 86_400_000);
  await db().pull.update({ where: { connectionId: id }, data: { dueAt: tomorrow } });
  return { connectionId: id, userId };
}
