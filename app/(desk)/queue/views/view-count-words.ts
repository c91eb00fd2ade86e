import type { ViewCount } from '#lib/review/views/view.ts';

/** "41"; "1,000+" where there are more than are counted. */
export function viewCountWords({ cases, isMost }: ViewCount): string {
  return `${cases.toLocaleString('en')}${isMost ? '+' : ''}`;
}
