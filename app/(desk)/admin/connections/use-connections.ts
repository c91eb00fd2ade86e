'use client';

import { useQuery } from '@tanstack/react-query';
import type { ConnectionList } from '#lib/review/connections/view.ts';

const everyMs = { copying: 2_000, otherwise: 10_000 };

/** All connections, refreshed while the page is open; more often while a first copy is running. */
export function useConnections(list: ConnectionList) {
  const query = useQuery({
    queryKey: ['connections'],
    queryFn: readConnections,
    initialData: list,
    initialDataUpdatedAt: Date.parse(list.readAt),
    refetchInterval: ({ state }) =>
      state.data?.connections.some((connection) => connection.state.kind === 'copying')
        ? everyMs.copying
        : everyMs.otherwise,
  });
  // The page that was just opened is newer than what another screen left behind.
  const isOld = Date.parse(query.data.readAt) < Date.parse(list.readAt);
  return { ...query, data: isOld ? list : query.data };
}

async function readConnections(): Promise<ConnectionList> {
  const answer = await fetch('/api/connections');
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as ConnectionList;
}
