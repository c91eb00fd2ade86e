import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { draftOf } from '#lib/data/rules/drafts.ts';
import { storeSimulation } from '#lib/data/rules/simulations.ts';
import { sendOrReadBack } from '#lib/exchange/commands/send.ts';
import { checkRules } from '#lib/exchange/rules/check.ts';
import { beginRuleDraft, saveRuleDraft } from '#lib/exchange/rules/drafts.ts';
import { duePublishes } from '#lib/exchange/rules/due-publishes.ts';
import { askToPublish, confirmToPublish } from '#lib/exchange/rules/publish.ts';
import { openRules } from '#lib/exchange/rules/read.ts';
import { simulateRequirements } from '#lib/exchange/rules/simulate.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';

/** The words that a person types for the sandbox's account. */
export const sandboxScope = 'client-sandbox, user-sandbox';

/** A switch that is off in the sandbox at first, and the key of its cell. */
export const middleName = 'passport/mrz/middle_name_required';

export const subjectOf = async (connectionId: string, kind: RuleKind) => (await openRules(connectionId, kind)).subject;

/** The stored draft of a connection. */
export async function theDraft(connectionId: string, kind: RuleKind) {
  const draft = await draftOf(await subjectOf(connectionId, kind));
  if (!draft) throw new Error('there is a draft');
  return draft;
}

/** Begins a draft and changes some of its values. */
export async function aDraft(
  actor: MemberActor,
  connectionId: string,
  kind: RuleKind,
  change: RuleValues,
): Promise<void> {
  await beginRuleDraft(actor, connectionId, kind, null);
  const { version, values } = await theDraft(connectionId, kind);
  await saveRuleDraft(actor, connectionId, kind, { version, values: { ...values, ...change } });
}

/** Simulates the draft of a connection. The figures for weights are invented: here only their way is tried. */
export async function simulated(actor: MemberActor, connectionId: string, kind: RuleKind): Promise<string> {
  const { version, valuesHash: draftHash, baseHash } = await theDraft(connectionId, kind);
  if (kind === 'requirements') return simulateRequirements(actor, connectionId, version);
  const counts = { used: 943, newlyPassed: 12, newlyFailed: 31, cantTell: 5 };
  const skipped = [{ reason: 'no_score', count: 57 } as const];
  const result = { formula: 'test.1', draftHash, baseHash, ...counts, skipped };
  const error = { residual: 0.021, coverage: 0.94 };
  return storeSimulation(actor, await subjectOf(connectionId, kind), version, { ...result, error });
}

/** Asks to publish the draft of a connection. @returns the id of the request */
export async function asked(
  actor: MemberActor,
  connectionId: string,
  kind: RuleKind,
  more: { simulationId?: string; scheduledFor?: Date | null; typed?: string; rationale?: string } = {},
): Promise<string> {
  const requestId = randomUUID();
  const { version } = await theDraft(connectionId, kind);
  const simulationId = more.simulationId ?? (await simulated(actor, connectionId, kind));
  const filledIn = {
    simulationId,
    scheduledFor: null,
    typed: sandboxScope,
    rationale: 'Middle names were cut off.',
    ...more,
  };
  await askToPublish(actor, { requestId, connectionId, kind, version, ...filledIn });
  return requestId;
}

/** Confirms a request as it is stored. */
export async function confirmed(actor: MemberActor, requestId: string, typed = sandboxScope): Promise<void> {
  const { draftHash, currentHash } = await db().rulePublish.findUniqueOrThrow({ where: { id: requestId } });
  await confirmToPublish(actor, { requestId, draftHash, currentHash, typed });
}

export const requestOf = (id: string) => db().rulePublish.findUniqueOrThrow({ where: { id } });

/** Does what the worker does for one connection until nothing is due: order, send, settle. */
export async function worked(connectionId: string): Promise<void> {
  const going = new AbortController().signal;
  for (let step = 0; step < 10; step++) {
    const worked = await duePublishes.workOne(connectionId, going);
    const open = await db().command.findMany({ where: { connectionId, endedAt: null }, select: { id: true } });
    for (const { id } of open) await sendOrReadBack(id, 'worker');
    if (worked === null && open.length === 0) return;
  }
}

/** Reads the vendor's rules now, as the worker does every round. */
export const checked = (connectionId: string) => checkRules(connectionId);
