import { createHmac } from 'node:crypto';
import { canonicalJson } from './entry.ts';

/**
 * Stands in the ledger where personal data would: the same value gives the same text under the same key,
 * nothing leads back to it, and erasing a person breaks no row. `kind` (`email`, `document-number`, …)
 * keeps equal values of different kinds apart. The caller normalises `value` (case, spaces) first.
 * Throws for a key under 32 bytes: a short one could be guessed together with a phone number.
 */
export function personalHmac(key: Uint8Array, kind: string, value: string): string {
  if (key.length < 32) throw new RangeError('the key for personal data is at least 32 bytes');
  return createHmac('sha256', key)
    .update(canonicalJson(['docket ledger personal, version 1', kind, value]), 'utf8')
    .digest('hex');
}
