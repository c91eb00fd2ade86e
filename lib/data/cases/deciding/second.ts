import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import { tellVoid } from '#lib/review/audit/sentence.ts';
import type { CaseState, Outcome } from '#lib/review/case/case.ts';
import type { CaseContent } from '#lib/review/case/content.ts';
import { mustLeadTo } from '#lib/review/case/transitions.ts';
import type { PolicyVersions } from '#lib/review/policies/policies.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { givenSentence } from '#lib/review/sentence.ts';
import { type AcceptedCommand, commandsOfDecision, databaseNow } from '../../commands/record.ts';
import type { Tx } from '../../database.ts';
import type { StagedDecisionModel } from '../../generated/models.ts';
import { changeIfAny, type Note } from '../../ledger/ledger.ts';
import { unsealText } from '../../seal.ts';
import { dropDrafts } from '../drafts.ts';
import { type Evidence, keyToDecide } from '../pins.ts';
import { screenHash } from './content.ts';
import { type LockedCase, lockCase, standingOf } from './locked-case.ts';
import { closeWith } from './record.ts';
import { changesSince, stagedBlockers, unstage } from './unstage.ts';

type Ended = { staged: StagedDecisionModel; found: LockedCase; now: Date };

/**
 * The second person confirms a staged decision: it is recorded as the first person's, with the second beside. One
 * transaction, as for any decision. Where the ground of the decision changed since, it becomes void instead.
 * @returns the ids of the ordered commands, which are held for the time to undo
 * @throws Refusal `not_allowed` (also for the first person), `not_found`, `closed`; `changed` when it is void now
 */
export async function confirmDecision(actor: Actor, decisionId: string): Promise<{ commandIds: string[] }> {
  mustBeAble(actor, 'confirm-decision');
  const done = await changeIfAny(actor, async (tx, note) => {
    const it = await lockStaged(tx, decisionId);
    if (it.staged.endedAs === 'confirmed' && it.staged.endedById === actor.id)
      return { parts: [], commandIds: await commandsOfDecision(tx, decisionId) };
    mustLeadTo(await standingOf(tx, it.found), 'confirm', actor);
    mustWait(it.staged);
    const parts = await changesSince(tx, it.found, it.staged);
    if (parts.length > 0) await unstage(tx, note, actor, it.found, it.staged, { endedAs: 'voided', parts }, it.now);
    else await recordConfirmed(tx, note, actor, it);
    return { parts, commandIds: await commandsOfDecision(tx, decisionId) };
  });
  // Refused only after the void is saved.
  if (done.parts.length > 0) throw new Refusal('changed', `${tellVoid(done.parts)}. The first person decides again.`);
  return { commandIds: done.commandIds };
}

/**
 * The second person gives a staged decision back to the first, with a sentence.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `invalid` without a sentence
 */
export async function returnDecision(actor: Actor, decisionId: string, text: string): Promise<void> {
  mustBeAble(actor, 'confirm-decision');
  const sentence = givenSentence(text, 'sentence');
  await changeIfAny(actor, async (tx, note) => {
    const { staged, found, now } = await lockStaged(tx, decisionId);
    if (staged.endedAs === 'returned' && staged.endedById === actor.id) return;
    await endWaiting(tx, note, actor, { staged, found, now }, { endedAs: 'returned', sentence });
  });
}

/** The first person takes a staged decision back. @throws Refusal `not_allowed`, `not_found`, `closed` */
export async function withdrawStaged(actor: Actor, decisionId: string): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await changeIfAny(actor, async (tx, note) => {
    const { staged, found, now } = await lockStaged(tx, decisionId);
    if (staged.endedAs === 'withdrawn' && staged.endedById === actor.id) return;
    await endWaiting(tx, note, actor, { staged, found, now }, { endedAs: 'withdrawn' });
  });
}

async function endWaiting(
  tx: Tx,
  note: Note,
  actor: MemberActor,
  { staged, found, now }: Ended,
  end: Parameters<typeof unstage>[5],
): Promise<void> {
  mustLeadTo(await standingOf(tx, found), end.endedAs === 'returned' ? 'return' : 'withdraw', actor);
  mustWait(staged);
  await unstage(tx, note, actor, found, staged, end, now);
}

async function lockStaged(tx: Tx, decisionId: string): Promise<Ended> {
  const of = await tx.stagedDecision.findUnique({ where: { id: decisionId }, select: { caseId: true } });
  if (!of) throw new Refusal('not_found', 'There is no such decision.');
  const found = await lockCase(tx, of.caseId);
  const staged = await tx.stagedDecision.findUniqueOrThrow({ where: { id: decisionId } });
  return { staged, found, now: await databaseNow(tx) };
}

/** Another decision of the same case may wait. */
function mustWait({ endedAt }: StagedDecisionModel): void {
  if (endedAt !== null) throw new Refusal('closed', 'This decision no longer waits for a second person.');
}

async function recordConfirmed(tx: Tx, note: Note, actor: MemberActor, { staged, found, now }: Ended): Promise<void> {
  const key = await keyToDecide(tx, found.applicantId);
  const unsealed = (column: 'note' | 'command') => {
    const sealed = staged[column];
    return sealed && unsealText(sealed, [key], { table: 'staged_decision', column, row: staged.id });
  };
  const pages = await tx.stagedEvidence.findMany({ where: { stagedId: staged.id }, omit: { stagedId: true } });
  const command = unsealed('command');
  await tx.stagedDecision.update({
    where: { id: staged.id },
    data: { endedAt: now, endedAs: 'confirmed', endedById: actor.id },
  });
  await dropDrafts(tx, found.id);
  // These columns are only written from these types.
  const made = {
    id: staged.id,
    formHmac: staged.formHmac,
    memberId: staged.memberId,
    secondMemberId: actor.id,
    outcome: staged.outcome as Outcome,
    reasons: staged.reasons,
    note: unsealed('note'),
    policyVersions: staged.policyVersions as PolicyVersions,
    blockers: stagedBlockers(staged),
    stateBefore: found.state satisfies CaseState,
    ticks: staged.ticks as string[],
    contentHash: screenHash(staged.content as CaseContent),
    hasConfirmedUnseen: staged.hasConfirmedUnseen,
    evidence: pages as Evidence[],
    command: command === null ? null : (JSON.parse(command) as AcceptedCommand),
  };
  await closeWith(tx, note, actor, found, made, now);
}
