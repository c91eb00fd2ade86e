import 'server-only';
import { groupsOf } from '#lib/review/metrics/applicant-groups.ts';
import { unsealRecord } from '../applicants/content.ts';
import { db, transaction } from '../database.ts';

/** At most so many differences are folded in one transaction. */
const atOnce = 20_000;

/**
 * Folds the differences of the metrics into their sums; while another process does, nothing. Housekeeping: not recorded
 * in the ledger.
 * @returns how many were folded
 */
export async function foldMetrics(): Promise<number> {
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ folded: number }[]>`SELECT metric_fold(${atOnce}::int) AS folded`;
    return row?.folded ?? 0;
  });
}

/**
 * Reads flow and document of applicants who were copied before these were kept beside the record.
 * @param limit how many at most
 * @returns how many were read; fewer than `limit` when none is left
 */
export async function groupApplicants(limit: number): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM applicant WHERE grouped_at IS NULL AND record IS NOT NULL ORDER BY id LIMIT ${limit}`;
  for (const { id } of due) {
    const row = await db().applicant.findUniqueOrThrow({ where: { id }, omit: { raw: true } });
    const record = unsealRecord(row);
    if (record === null) continue;
    // A newer copy that was saved meanwhile has brought its own.
    await db().applicant.updateMany({
      where: { id, groupedAt: null, erasedAt: null },
      data: { ...groupsOf(record), groupedAt: new Date() },
    });
  }
  return due.length;
}
