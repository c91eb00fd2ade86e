import 'server-only';
import { blockersOf } from '#lib/review/case/blockers.ts';
import { riskOf } from '#lib/review/case/risk.ts';
import type { CommandState } from '#lib/review/commands/command.ts';
import { unsealRecord } from '../applicants/content.ts';
import { updateCaseConflicts } from '../cases/open.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import { orderRefetch } from '../sync/refetch.ts';

export type Moved = {
  connectionId: string;
  applicantId: string | null;
  before: CommandState;
  after: CommandState;
  /** The vendor's id of an applicant that this command made. */
  madeExternalId: string | null;
};

/**
 * What follows from a command's step. What happened at the vendor is read back from there: the copy on the screen never
 * shows what we only believe.
 */
export async function applyEffects(
  tx: Tx,
  note: Note,
  { connectionId, applicantId, before, after, madeExternalId }: Moved,
): Promise<void> {
  if (after === 'done' && madeExternalId !== null) await orderRefetch(connectionId, [madeExternalId], 'created', tx);
  const isOfInterest = after === 'done' || after === 'conflict' || before === 'conflict';
  if (applicantId === null || !isOfInterest) return;
  // Whoever saves this applicant meanwhile waits here, and then sees what we wrote.
  await tx.$queryRaw`SELECT id FROM applicant WHERE id = ${applicantId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, omit: { raw: true } });
  await orderRefetch(connectionId, [row.externalId], 'command', tx);
  if (before !== 'conflict' && after !== 'conflict') return;
  const record = unsealRecord(row);
  // Erased: there is no one left to decide about. The command itself goes on saying what is wrong.
  if (record === null) return;
  const blockers = blockersOf(record, { now: new Date(), problem: row.problem });
  await updateCaseConflicts(tx, note, { applicantId, connectionId, blockers, risk: riskOf(blockers, record) });
}
