import type { QueueCounts, QueueFilter } from '#lib/review/case/queue.ts';
import { countWords } from '../count-words.ts';
import type { Selection } from './selection.ts';

/** How many cases match a filter: "1,204", "1,000+"; null while they are not counted. */
export function matching(counts: QueueCounts | null, filter: QueueFilter): string | null {
  if (!counts) return null;
  if (filter.figure) return counts.figure?.toLocaleString('en') ?? null;
  return countWords(counts, filter.tab);
}

/** "12 selected", "All 1,204 selected"; empty when nothing is selected. */
export function selectedWords({ picked, isAll }: Selection, all: string | null): string {
  if (isAll) return `All ${all ?? 'that match'} selected`;
  return picked.size > 0 ? `${picked.size.toLocaleString('en')} selected` : '';
}
