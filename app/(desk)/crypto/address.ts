import { cryptoQuery } from '#lib/review/crypto/address.ts';
import type { CryptoFilter } from '#lib/review/crypto/view.ts';

/** The address of the screen with a filter. */
export function cryptoAddress(filter: Partial<CryptoFilter>): string {
  const query = cryptoQuery(filter);
  return query === '' ? '/crypto' : `/crypto?${query}`;
}
