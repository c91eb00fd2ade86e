import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useReadSoon } from '#components/shell/use-read-soon.ts';
import type { Waiting } from '#lib/review/case/inbox.ts';
import { isAboutCases } from '#lib/review/case/live.ts';
import { readJson } from '../read-json.ts';

/** For what events missed. */
const everyMs = 60_000;

const inboxQuery = queryOptions({
  queryKey: ['inbox'],
  queryFn: ({ signal }) => readJson<Waiting>('/api/inbox', signal),
  refetchInterval: everyMs,
});

/**
 * What waits for the member: read each minute, and soon after a case changed. Undefined until it is read, and where it
 * is not wanted.
 */
export function useInbox(isWanted = true): Waiting | undefined {
  const { data } = useQuery({ ...inboxQuery, enabled: isWanted });
  useReadSoon(inboxQuery.queryKey, isAboutCases);
  return data;
}

/** Reads now what waits for the member. @throws ReadFailed */
export function readInbox(client: QueryClient): Promise<Waiting> {
  return client.fetchQuery({ ...inboxQuery, staleTime: 0 });
}
