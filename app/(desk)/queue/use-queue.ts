import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { readQueue } from '#components/review/rows/read-queue.ts';
import type { QueuePage } from '#lib/review/case/queue.ts';
import { filterOf, queueQuery, rowsQuery } from '#lib/review/case/queue-address.ts';
import { type QueueWire, unpackQueue } from '#lib/review/case/queue-wire.ts';
import { countsKey } from './use-counts.ts';

/** The rows that came with the page, and the address they are of. */
export type FirstRows = { query: string; page: Promise<QueueWire> };

/** Rows that came with a page are taken once: afterwards they are old. */
const taken = new WeakSet<FirstRows>();

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
  return { query, filter, ...result };
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
    return unpackQueue(await first.page);
  }
  const page = await readQueue(query, client.getQueryData<QueuePage>(queueKey(query)), signal);
  if (page.counts === null) void client.refetchQueries({ queryKey: [countsKey], type: 'active', stale: true });
  return page;
}
