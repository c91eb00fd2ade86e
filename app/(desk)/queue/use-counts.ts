import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readCounts } from '#components/review/rows/read-queue.ts';
import { isNarrowed, type QueueCounts, type QueueFilter, type QueuePage } from '#lib/review/case/queue.ts';
import { countsQuery, filterOf } from '#lib/review/case/queue-address.ts';

/** The numbers that came with the page, when they were read, and the address of the rows they are of. */
type FirstCounts = { query: string; counts: QueueCounts; readAt: string };

/** The numbers of filters in the cache. */
export const countsKey = 'queue counts';

/** With newer rows the numbers are read again once they are so old, in milliseconds. */
const freshMs = 5_000;

/**
 * The numbers of the tabs. Those of the whole queue come with its rows; what a filter finds is counted apart, once for
 * all its tabs, pages and orders. `isOld`: they are those of the filter before, until its own are there.
 */
export function useCounts(filter: QueueFilter, page: QueuePage | undefined, first: FirstCounts) {
  const query = countsQuery(filter);
  const isFirst = countsQuery(filterOf(new URLSearchParams(first.query))) === query;
  const { data, isPlaceholderData } = useQuery({
    queryKey: [countsKey, query],
    queryFn: ({ signal }) => readCounts(query, signal),
    enabled: isNarrowed(filter),
    initialData: isFirst ? first.counts : undefined,
    initialDataUpdatedAt: Date.parse(first.readAt),
    placeholderData: keepPreviousData,
    staleTime: freshMs,
  });
  // While the rows of a filter that was just cleared are still shown, the whole queue's numbers are not there yet.
  if (!isNarrowed(filter)) return { counts: page?.counts ?? first.counts, isOld: !page?.counts && !isFirst };
  return { counts: data ?? first.counts, isOld: isPlaceholderData || data === undefined };
}
