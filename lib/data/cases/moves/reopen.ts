import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { mustLeadTo } from '#lib/review/case/transitions.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { unsealRecord } from '../../applicants/content.ts';
import { databaseNow } from '../../commands/record.ts';
import type { Tx } from '../../database.ts';
import { formHmac } from '../../form-hmac.ts';
import { lockHitsOfCase } from '../../hits/live.ts';
import { changeIfAny } from '../../ledger/ledger.ts';
import { assess } from '../assess.ts';
import { type LockedCase, lockCase, standingOf } from '../deciding/locked-case.ts';
import { openRound } from '../open.ts';
import { knownMove, mustFit } from './move.ts';
import { insertMove } from './save-move.ts';

/**
 * Opens a new round of a decided case by hand. It is assigned to the person who reopens it.
 * @returns the new case's id
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it is not decided, a later round exists or the applicant
 * was erased; `invalid` without a reason
 */
export async function reopenCase(
  actor: Actor,
  input: { moveId: string; caseId: string; note: string },
): Promise<string> {
  mustBeAble(actor, 'decide-case');
  return changeIfAny(actor, async (tx, note) => {
    // They are assessed below. A vendor's answer that changes the country locks the hits, then this case too.
    await lockHitsOfCase(tx, input.caseId);
    const before = await lockCase(tx, input.caseId);
    const form = formHmac(actor, input);
    const last = await tx.case.findFirst({
      where: { applicantId: before.applicantId },
      orderBy: { round: 'desc' },
      select: { id: true, round: true },
    });
    if (last && (await knownMove(tx, input.moveId, last.id, form).catch(notThis))) return last.id;
    mustLeadTo(await standingOf(tx, before), 'reopen', actor);
    if (last?.id !== before.id) throw new Refusal('closed', 'This case has a later round already.');
    if (input.note.trim() === '') {
      const message = 'Say in a sentence why it is reopened.';
      throw new Refusal('invalid', message, { note: message });
    }
    mustFit(input.note);
    const now = await assessedNow(tx, before);
    const id = await openRound(tx, note, now, before.round + 1, 'by_hand', actor.id);
    const opened = { ...before, id, version: 1 };
    await insertMove(
      tx,
      note,
      actor,
      opened,
      { id: input.moveId, kind: 'reopened', note: input.note, formHmac: form },
      'open',
    );
    return id;
  });
}

function notThis(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}

async function assessedNow(tx: Tx, { applicantId, connectionId }: LockedCase) {
  const row = await tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, omit: { raw: true } });
  const record = unsealRecord(row);
  if (!record) throw new Refusal('closed', 'There is no copy of this applicant to review.');
  const assessed = await assess(tx, applicantId, record, { now: await databaseNow(tx), problem: row.problem });
  return { applicantId, connectionId, ...assessed };
}
