import { createHmac } from 'node:crypto';
import { canonicalJson } from './entry.ts';

/**
 * HMAC-SHA256 in hex, for the ledger in place of personal data: the same value gives the same text under the same key,
 * the value can't be found from it, and erasing a person changes no row. `kind` (`email`, `document-number`, …) keeps
 * equal values of different kinds apart. The caller normalises `value` (case, spaces) first.
 * @throws RangeError for a key under 32 bytes, which could be guessed together with a phone number
 */
export function personalHmac(key: Uint8Array, kind: string, value: string): string {
  if (key.length < 32) throw new RangeError('the key for personal data is at least 32 bytes');
  return createHmac('sha256', key)
    .update(canonicalJson(['docket ledger personal, version 1', kind, value]), 'utf8')
    .digest('hex');
}
