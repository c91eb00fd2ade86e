import 'server-only';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import type { HitCase } from './judged.ts';

/** Hands a case with an unsure hit to the approvers: nobody holds it any more. An escalated case stays as it is. */
export async function escalate(tx: Tx, note: Note, { id, state }: HitCase): Promise<void> {
  if (state === 'escalated') return;
  await tx.case.update({
    where: { id },
    data: { state: 'escalated', assigneeId: null, version: { increment: 1 } },
  });
  note(
    { kind: 'case.escalated', details: { caseId: id, stateBefore: state, because: 'hit_unsure' } },
    { type: 'case', id },
  );
}
