import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { AuditKind } from '#lib/review/audit/audit.ts';
import type { Tx } from '../../database.ts';

/** The entries of some kinds about these cases, oldest first. */
export async function entriesAbout(
  tx: Tx,
  kinds: readonly AuditKind[],
  caseIds: readonly string[],
): Promise<LedgerEntry[]> {
  const rows = await tx.ledgerRow.findMany({
    where: { kind: { in: [...kinds] }, subjectId: { in: [...caseIds] } },
    orderBy: { seq: 'asc' },
    select: { entry: true },
  });
  return rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
}
