import type { SelectedRow } from '#lib/data/ledger/selection.ts';
import { csvOf } from './csv.ts';

const columns = ['row', 'at (UTC)', 'by', 'what', 'about', 'kind', 'entry', 'previous hash', 'hash'];

/**
 * Rows of the ledger as CSV, batch by batch: in words, and as they are kept. Each row's hash can be looked up in a
 * whole export; the rows alone are no chain.
 */
export async function* ledgerFile(batches: AsyncIterable<SelectedRow[]>): AsyncGenerator<string> {
  yield csvOf([columns]);
  for await (const rows of batches)
    yield csvOf(
      rows.map(({ seq, at, by, text, about, kind, entry, prevHash, hash }) => [
        String(seq),
        at,
        by,
        text,
        about,
        kind,
        entry,
        prevHash,
        hash,
      ]),
    );
}
