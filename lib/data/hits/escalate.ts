import 'server-only';
import { randomUUID } from 'node:crypto';
import type { MemberActor } from '#lib/review/actor.ts';
import { lockCase, standingOf } from '../cases/deciding/locked-case.ts';
import { saveMove } from '../cases/moves/save-move.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import type { HitCase } from './judged.ts';

/** Hands a case with an unsure hit to the approvers: no one has it any more. An escalated case stays as it is. */
export async function escalate(tx: Tx, note: Note, actor: MemberActor, { id, state }: HitCase): Promise<void> {
  if (state === 'escalated') return;
  await saveMove(tx, note, actor, await lockCase(tx, id), { id: randomUUID(), kind: 'escalated' }, null);
}

/**
 * Takes an applicant's case back from the approvers where this member escalated it with an unsure hit and the time to
 * undo is not over; else nothing happens. A member who escalates a case by itself says why: such a move is left alone.
 */
export async function undoEscalation(tx: Tx, note: Note, actor: MemberActor, applicantId: string): Promise<void> {
  const row = await tx.case.findFirst({ where: { applicantId, state: 'escalated' }, select: { id: true } });
  if (row === null) return;
  const found = await lockCase(tx, row.id);
  const { undoable } = await standingOf(tx, found);
  if (undoable?.of !== 'move' || undoable.byId !== actor.id) return;
  const made = await tx.caseMove.findUniqueOrThrow({ where: { id: undoable.id } });
  if (made.kind !== 'escalated' || made.note !== null || made.reasons.length > 0) return;
  const move = { id: randomUUID(), kind: 'undone', undoesId: made.id } as const;
  await saveMove(tx, note, actor, found, move, made.assigneeBeforeId);
}
