import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nullIfUnread, readJson } from '#components/review/read-json.ts';
import { useCoalesced } from '#components/review/use-coalesced.ts';
import { useLive } from '#components/shell/use-live.ts';
import { isAboutCases } from '#lib/review/case/live.ts';
import { hitQuery } from '#lib/review/hits/address.ts';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';
import { type ListChange, listChange } from '#lib/review/list-change.ts';

/** The page as it is now, where rows came in or left since those `shown`. */
type Waiting = { shown: HitPage; page: HitPage; change: ListChange };

/**
 * A page of hits, kept up to date without moving its rows: counts at once, changed rows in their places. What came in
 * or left waits until it is shown. After the reviewer's own verdict the page is read again as it is.
 */
export function useHits(filter: HitFilter) {
  const client = useQueryClient();
  const query = hitQuery(filter);
  const queryKey = ['hits', query];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readHits(query, signal),
    placeholderData: keepPreviousData,
    // What was read on an earlier visit is shown, and read again.
    staleTime: 0,
    refetchOnReconnect: false,
  });
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const current = waiting?.shown === data ? waiting : null;
  const look = useCoalesced(async () => {
    const shown = client.getQueryData<HitPage>(queryKey);
    const page = shown && (await readHits(query).catch(nullIfUnread));
    // The reviewer's own act has read it again.
    if (!page || shown !== client.getQueryData(queryKey)) return;
    const change = listChange(shown, page, ({ id }) => id);
    const isSameList = shown.rows.length === 0 || change.arrived + change.left === 0;
    const put = client.setQueryData<HitPage>(queryKey, isSameList ? page : inPlace(shown, page));
    setWaiting(isSameList || !put ? null : { shown: put, page, change });
  });
  const isUp = useLive((events) => {
    if (events.some((event) => event.kind === 'hits' || isAboutCases(event))) look();
  });
  const show = () => {
    if (current) client.setQueryData(queryKey, current.page);
    setWaiting(null);
  };
  /** Whether a row is still in the list, as far as is known. */
  const stays = (id: string) => current === null || current.page.rows.some((row) => row.id === id);
  return { data, error, refetch, isUp, change: current?.change ?? null, stays, show };
}

function readHits(query: string, signal?: AbortSignal): Promise<HitPage> {
  return readJson<HitPage>(`/api/hits?${query}`, signal);
}

/** The rows on the screen, in their places, with what is known of them now; the pages beside them stay theirs. */
function inPlace(shown: HitPage, now: HitPage): HitPage {
  const byId = new Map(now.rows.map((row) => [row.id, row]));
  const rows = shown.rows.map((row) => byId.get(row.id) ?? row);
  return { ...now, rows, next: shown.next, previous: shown.previous };
}
