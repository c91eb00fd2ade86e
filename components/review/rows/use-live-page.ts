import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nullIfUnread } from '#components/review/read-json.ts';
import { useCoalesced } from '#components/review/use-coalesced.ts';
import { useLive } from '#components/shell/use-live.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { type ListChange, listChange } from '#lib/review/list-change.ts';

type LivePage = { rows: { id: string }[]; next: string | null; previous: string | null };

/** The page as it is now, where rows came in or left since those `shown`. */
type Waiting<Page> = { shown: Page; page: Page; change: ListChange };

type Reading<Page> = {
  queryKey: readonly string[];
  read: (signal?: AbortSignal) => Promise<Page>;
  /** Whether an event may have changed the page. */
  isNews: (event: LiveEvent) => boolean;
};

/**
 * A page of a list, kept up to date without moving its rows: counts at once, changed rows in their places. What came in
 * or left waits until it is shown.
 */
export function useLivePage<Page extends LivePage>({ queryKey, read, isNews }: Reading<Page>) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery<Page>({
    queryKey,
    queryFn: ({ signal }) => read(signal),
    // The library's type can't tell that a page is no function.
    placeholderData: keepPreviousData as never,
    // What was read on an earlier visit is shown, and read again.
    staleTime: 0,
    refetchOnReconnect: false,
  });
  const [waiting, setWaiting] = useState<Waiting<Page> | null>(null);
  const current = waiting?.shown === data ? waiting : null;
  const look = useCoalesced(async () => {
    const shown = client.getQueryData<Page>(queryKey);
    const page = shown && (await read().catch(nullIfUnread));
    // The reviewer's own act has read it again.
    if (!page || shown !== client.getQueryData(queryKey)) return;
    const change = listChange(shown, page, ({ id }) => id);
    const isSameList = shown.rows.length === 0 || change.arrived + change.left === 0;
    const put = client.setQueryData<Page>(queryKey, isSameList ? page : inPlace(shown, page));
    setWaiting(isSameList || !put ? null : { shown: put, page, change });
  });
  const isUp = useLive((events) => {
    if (events.some(isNews)) look();
  });
  const show = () => {
    if (current) client.setQueryData(queryKey, current.page);
    setWaiting(null);
  };
  /** Whether a row is still in the list, as far as is known. */
  const stays = (id: string) => current === null || current.page.rows.some((row) => row.id === id);
  return { data, error, refetch, isUp, change: current?.change ?? null, stays, show };
}

/** The rows on the screen, in their places, with what is known of them now; the pages beside them stay theirs. */
function inPlace<Page extends LivePage>(shown: Page, now: Page): Page {
  const byId = new Map(now.rows.map((row) => [row.id, row]));
  const rows = shown.rows.map((row) => byId.get(row.id) ?? row);
  return { ...now, rows, next: shown.next, previous: shown.previous };
}
