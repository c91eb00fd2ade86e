import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { mustLeadTo } from '#lib/review/case/transitions.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { stepCommand } from '../../commands/move.ts';
import { commandsOfDecision, databaseNow } from '../../commands/record.ts';
import type { Tx } from '../../database.ts';
import { withdrawMessages } from '../../endpoints/record.ts';
import type { DecisionModel } from '../../generated/models.ts';
import { changeIfAny, type Note } from '../../ledger/ledger.ts';
import { unsealText } from '../../seal.ts';
import { restoreDraft } from '../drafts.ts';
import { keyToDecide } from '../pins.ts';
import { changeCase, type LockedCase, lockCase, standingOf } from './locked-case.ts';

const tooLate = 'This can no longer be undone.';

/**
 * Undoes a decision within the time of its policy, by the person who recorded it. Its commands and what endpoints
 * would be told are withdrawn in the same transaction, or nothing is undone. The round goes on in the state before,
 * with the decision as a draft.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the time is over, something was sent, or a new round began
 */
export async function undoDecision(actor: Actor, decisionId: string): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await changeIfAny(actor, async (tx, note) => {
    const of = await tx.decision.findUnique({ where: { id: decisionId }, select: { caseId: true } });
    if (!of) throw new Refusal('not_found', 'There is no such decision.');
    const found = await lockCase(tx, of.caseId);
    const decision = await tx.decision.findUniqueOrThrow({ where: { id: decisionId }, include: { undo: true } });
    if (decision.undo?.memberId === actor.id) return;
    const standing = await standingOf(tx, found);
    const state = mustLeadTo(standing, 'undo', actor);
    await mustBeLatest(tx, found, standing.undoable?.id === decisionId);
    const commands = await withdrawAll(tx, note, decisionId);
    await withdrawMessages(tx, { decisionId });
    await tx.decisionUndo.create({ data: { decisionId, memberId: actor.id, undoneAt: await databaseNow(tx) } });
    const assigneeId = standing.undoable?.assigneeBeforeId ?? decision.memberId;
    await changeCase(tx, found, { state, outcome: null, decidedAt: null, assigneeId });
    await draftAgain(tx, decision);
    note(
      { kind: 'decision.undone', details: { decisionId, commands, stateAfter: state } },
      { type: 'case', id: found.id },
    );
  });
}

async function mustBeLatest(tx: Tx, { applicantId, round }: LockedCase, isLastDecision: boolean): Promise<void> {
  const later = await tx.case.count({ where: { applicantId, round: { gt: round } } });
  if (!isLastDecision || later > 0) throw new Refusal('closed', tooLate);
}

/** Takes back every command of a decision. @throws Refusal `closed` when one of them was sent */
async function withdrawAll(tx: Tx, note: Note, decisionId: string): Promise<number> {
  const ids = await commandsOfDecision(tx, decisionId);
  for (const id of ids) {
    const step = await stepCommand(tx, note, id, { event: { kind: 'withdraw' } });
    const isGone = step !== null || (await tx.command.count({ where: { id, state: 'withdrawn' } })) > 0;
    if (!isGone) throw new Refusal('closed', `${tooLate} Its command was sent to the provider.`);
  }
  return ids.length;
}

async function draftAgain(tx: Tx, { id, caseId, applicantId, memberId, ...said }: DecisionModel): Promise<void> {
  const key = await keyToDecide(tx, applicantId);
  const note = said.note && unsealText(said.note, [key], { table: 'decision', column: 'note', row: id });
  await restoreDraft(tx, caseId, memberId, key, {
    outcome: said.outcome as 'approved' | 'rejected',
    reasons: said.reasons,
    note: note ?? '',
    ticks: said.ticks as string[],
  });
}
