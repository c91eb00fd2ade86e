import { hasKeys, isWholeNumber, parseEntry } from './entry.ts';

/** One row of the chain. `entry` is the canonical JSON of a `LedgerEntry`; hashes are 64 lower-case hex digits. */
export type LedgerRow = { seq: number; entry: string; prevHash: string; hash: string };

/** The end of a chain: its last row's number and hash. */
export type LedgerTip = { seq: number; hash: string };

/** The tip of a chain without rows; the first row has seq 1. */
export const genesis: LedgerTip = { seq: 0, hash: '0'.repeat(64) };

/**
 * What is wrong with `row` as the row after `tip`, or null. `hash` is the hash of this row's content, computed by the
 * caller (see `rowHash`), because a browser computes it asynchronously.
 */
export function faultOfRow(tip: LedgerTip, row: unknown, hash: string | null): string | null {
  if (!isRow(row)) return 'not a ledger row';
  if (row.seq !== tip.seq + 1) return `row ${tip.seq + 1} was expected here, row ${row.seq} is here`;
  if (row.prevHash !== tip.hash) return 'does not carry the hash of the row before it';
  if (row.hash !== hash) return 'its content does not have its hash';
  const entry = parseEntry(row.entry);
  if (entry === null) return 'its entry is not the canonical text of a ledger entry';
  if (entry.seq !== row.seq) return `its entry says it is row ${entry.seq}`;
  return null;
}

/** True for 32 bytes in lower-case hex. Upper case would be a second text for the same row. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** True for the form of a row; its hash is not checked. */
export function isRow(value: unknown): value is LedgerRow {
  return (
    hasKeys(value, ['seq', 'entry', 'prevHash', 'hash']) &&
    isWholeNumber(value.seq) &&
    typeof value.entry === 'string' &&
    isHash(value.prevHash) &&
    isHash(value.hash)
  );
}
