import type { Histogram } from '../histogram.ts';
import { added, type Counts, type Dimension, type GroupCounts } from '../measures.ts';
import type { RangeRead } from '../read.ts';

/** All cases of a range, of all connections that are counted. */
export function allCounts({ counts }: Pick<RangeRead, 'counts'>): Counts {
  return added(counts.filter(({ dimension }) => dimension === 'all').map((group) => group.counts));
}

/** The groups of a dimension, by their value; those of `all` by connection. */
export function groupsOf(
  { counts }: Pick<RangeRead, 'counts'>,
  dimension: Dimension,
): { value: string; counts: Counts }[] {
  return counts
    .filter((group) => group.dimension === dimension)
    .map(({ connectionId, value, counts: of }: GroupCounts) => ({ value: connectionId ?? value, counts: of }));
}

/** How long the decisions of a group took. Of `all` without a value: of all connections. */
export function histogramOf({ times }: Pick<RangeRead, 'times'>, dimension: Dimension, value?: string): Histogram {
  const histogram = new Map<number, number>();
  for (const time of times) {
    if (time.dimension !== dimension) continue;
    if (value !== undefined && (time.connectionId ?? time.value) !== value) continue;
    histogram.set(time.slot, (histogram.get(time.slot) ?? 0) + time.amount);
  }
  return histogram;
}
