import { countOf } from '#lib/review/counted.ts';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';

/** How many rows are shown: "12 hits", "1–50 of 94", "50 of 94", "12 on this page". */
export function shownWords(page: HitPage, filter: HitFilter): string {
  const shown = page.rows.length.toLocaleString('en');
  const all = totalOf(page, filter);
  if (all === null) return `${shown} on this page`;
  if (all === page.rows.length) return countOf(all, 'hit');
  return `${filter.cursor ? '' : '1–'}${shown} of ${all.toLocaleString('en')}`;
}

/** Where one row is: "3 of 94"; on a later page, or where the total is not known, among the rows of the page. */
export function placeWords(page: HitPage, filter: HitFilter, at: number): string {
  const all = filter.cursor === null ? totalOf(page, filter) : null;
  const here = `${(at + 1).toLocaleString('en')} of`;
  return all === null ? `${here} ${page.rows.length} on this page` : `${here} ${all.toLocaleString('en')}`;
}

/** The total is known only when nothing but the tab filters, or when one page has all rows. */
function totalOf({ rows, counts, next, previous }: HitPage, filter: HitFilter): number | null {
  const isNarrowed = [filter.lists, filter.providers, filter.topics].some(({ length }) => length > 0);
  if (!isNarrowed && filter.assigneeId === null) return counts[filter.tab];
  return next === null && previous === null ? rows.length : null;
}
