import { createHash } from 'node:crypto';
import { faultOfRow, isRow, type LedgerTip } from './chain.ts';

/**
 * SHA-256 of the 32 raw bytes of `prevHash` followed by the UTF-8 of `entry`. The prefix always has 32
 * bytes and the entry holds its own seq, so no two different rows share the bytes that are hashed.
 */
export function rowHash(prevHash: string, entry: string): string {
  return createHash('sha256').update(prevHash, 'hex').update(entry, 'utf8').digest('hex');
}

/** What is wrong with `row` as the row after `tip`, or null. */
export function rowFault(tip: LedgerTip, row: unknown): string | null {
  return faultOfRow(tip, row, isRow(row) ? rowHash(row.prevHash, row.entry) : null);
}
