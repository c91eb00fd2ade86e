'use client';

import { useQuery } from '@tanstack/react-query';
import type { ConnectionList } from '#lib/review/connections/view.ts';

const everyMs = { copying: 2_000, otherwise: 10_000 };

/**
 * How every connection is, read again while the page is being looked at; more often while somebody waits for a first
 * copy.
 */
export function useConnections(list: ConnectionList) {
  return useQuery({
    queryKey: ['connections'],
    queryFn: readConnections,
    initialData: list,
    initialDataUpdatedAt: Date.parse(list.readAt),
    refetchInterval: ({ state }) =>
      state.data?.connections.some((connection) => connection.state.kind === 'copying')
        ? everyMs.copying
        : everyMs.otherwise,
  });
}

async function readConnections(): Promise<ConnectionList> {
  const answer = await fetch('/api/connections');
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as ConnectionList;
}
