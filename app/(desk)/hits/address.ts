import { hitQuery } from '#lib/review/hits/address.ts';
import type { HitFilter } from '#lib/review/hits/view.ts';

/** The address of the screen with a filter. */
export function hitsAddress(filter: Partial<HitFilter>): string {
  const query = hitQuery(filter);
  return query === '' ? '/hits' : `/hits?${query}`;
}
