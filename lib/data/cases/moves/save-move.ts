import 'server-only';
import { randomUUID } from 'node:crypto';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { CaseState } from '#lib/review/case/case.ts';
import { actOf, type MoveKind } from '#lib/review/case/move.ts';
import { mustLeadTo } from '#lib/review/case/transitions.ts';
import { eventOfMove } from '#lib/review/endpoints/event.ts';
import { databaseNow } from '../../commands/record.ts';
import type { Tx } from '../../database.ts';
import { recordMessages, withdrawMessages } from '../../endpoints/record.ts';
import { formReused } from '../../form-hmac.ts';
import { sha256 } from '../../hash.ts';
import type { Note } from '../../ledger/ledger.ts';
import { sealText } from '../../seal.ts';
import { changeCase, type LockedCase, standingOf } from '../deciding/locked-case.ts';
import { isTaken } from '../deciding/record.ts';
import { keyToDecide } from '../pins.ts';

/** A move to save. `note` and `message` are in the clear and sealed here; what is left out is empty. */
export type NewMove = {
  id: string;
  kind: MoveKind;
  reasons?: string[];
  /** The version of the reasons in force; null without reasons. */
  reasonsVersion?: number | null;
  note?: string;
  message?: string | null;
  until?: Date | null;
  toMemberId?: string | null;
  undoesId?: string;
  commandId?: string | null;
  formHmac?: string;
  /** The job that did it. */
  jobId?: string;
};

/**
 * Moves a locked case: its state, the row and the ledger row.
 * @param assigneeId who has the case afterwards; left out, as before
 * @returns when, by the clock of the database
 * @throws Refusal as the state machine says
 */
export async function saveMove(
  tx: Tx,
  note: Note,
  actor: Actor,
  found: LockedCase,
  move: NewMove,
  assigneeId = found.assigneeId,
): Promise<Date> {
  const state = mustLeadTo(await standingOf(tx, found), actOf[move.kind], actor);
  await changeCase(tx, found, { state, assigneeId, ...(move.until ? { wakesAt: move.until } : {}) });
  return insertMove(tx, note, actor, found, move, state);
}

/** A move of Docket itself: a snooze that ended, an applicant who answered. */
export async function moveByDocket(tx: Tx, note: Note, found: LockedCase, kind: 'woken' | 'answered'): Promise<void> {
  await saveMove(tx, note, worker, found, { id: randomUUID(), kind });
}

/** The row of a move, its ledger row and what endpoints are told, where the case itself was changed already. */
export async function insertMove(
  tx: Tx,
  note: Note,
  actor: Actor,
  found: LockedCase,
  move: NewMove,
  stateAfter: CaseState,
): Promise<Date> {
  const { id, kind, reasons = [], until = null, toMemberId = null, undoesId = null, commandId = null } = move;
  const { reasonsVersion = null } = move;
  const text = move.note?.trim().normalize('NFC') ?? '';
  const message = move.message?.trim().normalize('NFC') ?? '';
  const key = text + message === '' ? null : await keyToDecide(tx, found.applicantId);
  const sealed = (column: 'note' | 'message', clear: string) =>
    key && clear !== '' ? sealText(clear, key, { table: 'case_move', column, row: id }) : null;
  const row = {
    id,
    kind,
    caseId: found.id,
    applicantId: found.applicantId,
    memberId: actor.kind === 'member' ? actor.id : null,
    stateBefore: found.state,
    stateAfter,
    assigneeBeforeId: found.assigneeId,
    reasons,
    reasonsVersion,
    note: sealed('note', text),
    message: sealed('message', message),
    until,
    toMemberId,
    undoesId,
    commandId,
    caseVersion: found.version,
    formHmac: move.formHmac ?? null,
    at: await databaseNow(tx),
  };
  await tx.caseMove.create({ data: row }).catch((error: unknown) => {
    throw isTaken(error) ? formReused() : error;
  });
  const event = eventOfMove(kind);
  if (event) await recordMessages(tx, event, { caseId: found.id, moveId: id, at: row.at });
  if (undoesId) await withdrawMessages(tx, { moveId: undoesId });
  note(
    {
      kind: 'case.moved',
      details: {
        moveId: id,
        applicantId: found.applicantId,
        move: kind,
        stateBefore: found.state,
        stateAfter,
        reasons,
        ...(reasonsVersion === null ? {} : { reasonsVersion }),
        noteHash: text === '' ? null : sha256(text),
        ...(message === '' ? {} : { messageHash: sha256(message) }),
        until: until?.toISOString() ?? null,
        toMemberId,
        undoesId,
        commandId,
        caseVersion: found.version,
        ...(move.jobId === undefined ? {} : { jobId: move.jobId }),
      },
    },
    { type: 'case', id: found.id },
  );
  return row.at;
}
