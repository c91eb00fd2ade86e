import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { readQueue } from '#components/review/rows/read-queue.ts';
import type { QueuePage } from '#lib/review/case/queue.ts';
import { filterOf, queueQuery, rowsQuery } from '#lib/review/case/queue-address.ts';
import { type QueueWire, unpackQueue } from '#lib/review/case/queue-wire.ts';
import { countsKey } from './use-counts.ts';

/**
 * The rows of the page's address. Without a filter they are here, and the server draws the first of them; those of a
 * filter may take longer and follow the frame.
 */
export type FirstRows = { query: string; page: QueueWire | null; coming: Promise<QueueWire> | null };

/** Rows that came with a page are taken once: afterwards they are old. */
const taken = new WeakSet<FirstRows>();

const unpacked = new WeakMap<QueueWire, QueuePage>();

/** The key of a page of the queue in the cache. */
export function queueKey(query: string): [string, string] {
  return ['queue', query];
}

/** The filter in the address bar, and the rows for it: those of the filter before stay until its own are there. */
export function useQueue(first: FirstRows) {
  const address = useFilterQuery();
  const filter = useMemo(() => filterOf(new URLSearchParams(address)), [address]);
  const query = rowsQuery(filter);
  const client = useQueryClient();
  const result = useQuery({
    queryKey: queueKey(query),
    queryFn: ({ signal }) => firstOrRead(client, first, query, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnMount: 'always',
  });
  const drawn = first.query === query && first.page ? unpackedOnce(first.page) : undefined;
  return { query, filter, ...result, data: result.data ?? drawn };
}

/** Goes to another filter or page without asking the server for the frame again. */
export function goToFilter(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
}

/** Read and written again, so that two addresses which mean the same share their rows. */
function useFilterQuery(): string {
  const params = useSearchParams().toString();
  return useMemo(() => queueQuery(filterOf(new URLSearchParams(params))), [params]);
}

async function firstOrRead(
  client: QueryClient,
  first: FirstRows,
  query: string,
  signal: AbortSignal,
): Promise<QueuePage> {
  if (first.query === query && !taken.has(first)) {
    taken.add(first);
    const page = first.page ?? (await first.coming);
    if (page) return unpackedOnce(page);
  }
  const page = await readQueue(query, client.getQueryData<QueuePage>(queueKey(query)), signal);
  if (page.counts === null) void client.refetchQueries({ queryKey: [countsKey], type: 'active', stale: true });
  return page;
}

/** The same rows each time, so that those which the server drew are not drawn again. */
function unpackedOnce(wire: QueueWire): QueuePage {
  const page = unpacked.get(wire) ?? unpackQueue(wire);
  unpacked.set(wire, page);
  return page;
}
