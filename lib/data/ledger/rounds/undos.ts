import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { Tx } from '../../database.ts';
import { firstDifference, isId, pagesOf } from '../compare.ts';
import { entriesAbout } from './entries.ts';

/** Compares the undoing of decisions with its entries. Keys are the entries' numbers; null where all is equal. */
export async function undoFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => kind === 'decision.undone');
  const ids = logged.map(({ details }) => String(details.decisionId)).filter(isId);
  const rows = await tx.decisionUndo.findMany({
    where: { decisionId: { in: ids } },
    include: { decision: { select: { caseId: true } } },
  });
  const stored = new Map(rows.map((row) => [row.decisionId, row]));
  return new Map(
    logged.map(({ seq, actor, subject, details }) => {
      const row = stored.get(String(details.decisionId));
      if (!row) return [seq, `its decision ${String(details.decisionId)} is not undone`];
      return [
        seq,
        firstDifference([
          ['its decision was undone by', actor.id, row.memberId],
          ['its decision is of the case', subject?.id, row.decision.caseId],
        ]),
      ];
    }),
  );
}

/** Undone decisions without a ledger entry. */
export async function* unrecordedUndos(tx: Tx): AsyncGenerator<RecordFault> {
  for await (const rows of pagesOf((after) => page(tx, after))) {
    const entries = await entriesAbout(
      tx,
      ['decision.undone'],
      rows.map(({ caseId }) => caseId),
    );
    const logged = new Set(entries.map(({ details }) => String(details.decisionId)));
    for (const { id } of rows)
      if (!logged.has(id)) yield { place: { table: 'decision_undo', id }, reason: 'the ledger has no entry for it' };
  }
}

async function page(tx: Tx, after: string) {
  const rows = await tx.decisionUndo.findMany({
    where: { decisionId: { gt: after } },
    orderBy: { decisionId: 'asc' },
    take: 1_000,
    select: { decisionId: true, decision: { select: { caseId: true } } },
  });
  return rows.map(({ decisionId, decision }) => ({ id: decisionId, caseId: decision.caseId }));
}
