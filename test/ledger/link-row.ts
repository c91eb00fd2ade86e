import type { LedgerRow, LedgerTip } from '#lib/ledger/chain.ts';
import { canonical, type LedgerEntry } from '#lib/ledger/entry.ts';
import { rowHash } from '#lib/ledger/row-hash.ts';

/**
 * Makes the row that follows `tip`, apart from the function of the database (`append_to_ledger`) which does so in
 * Docket.
 * @throws RangeError when the entry's number is not the next one: the chain has no gaps
 */
export function linkRow(tip: LedgerTip, entry: LedgerEntry): LedgerRow {
  if (entry.seq !== tip.seq + 1) throw new RangeError(`row ${entry.seq} can't follow row ${tip.seq}`);
  const text = canonical(entry);
  return { seq: entry.seq, entry: text, prevHash: tip.hash, hash: rowHash(tip.hash, text) };
}
