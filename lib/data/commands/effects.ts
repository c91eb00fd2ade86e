import 'server-only';
import type { CommandState } from '#lib/review/commands/command.ts';
import { unsealRecord } from '../applicants/content.ts';
import { assess } from '../cases/assess.ts';
import { updateCaseConflicts } from '../cases/open.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import { orderRefetch } from '../sync/refetch.ts';

export type CommandChange = {
  connectionId: string;
  applicantId: string | null;
  before: CommandState;
  after: CommandState;
  /** The vendor's id of an applicant that this command made. */
  madeExternalId: string | null;
};

/**
 * Applies what follows from a command's step: the applicant is read again from the vendor, so that the saved copy shows
 * only what the vendor has confirmed, and a conflict updates the case.
 */
export async function applyEffects(
  tx: Tx,
  note: Note,
  { connectionId, applicantId, before, after, madeExternalId }: CommandChange,
): Promise<void> {
  if (after === 'done' && madeExternalId !== null) await orderRefetch(connectionId, [madeExternalId], 'created', tx);
  const isOfInterest = after === 'done' || after === 'conflict' || before === 'conflict';
  if (applicantId === null || !isOfInterest) return;
  // A process that saves this applicant meanwhile waits for this lock, and then sees the command's new state.
  await tx.$queryRaw`SELECT id FROM applicant WHERE id = ${applicantId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, omit: { raw: true } });
  await orderRefetch(connectionId, [row.externalId], 'command', tx);
  if (before !== 'conflict' && after !== 'conflict') return;
  const record = unsealRecord(row);
  // Erased: there is nothing left to decide. The command itself still shows the conflict.
  if (record === null) return;
  const assessed = await assess(tx, applicantId, record, { now: new Date(), problem: row.problem });
  await updateCaseConflicts(tx, note, { applicantId, connectionId, ...assessed });
}
