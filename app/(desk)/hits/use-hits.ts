import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import { hitQuery } from '#lib/review/hits/address.ts';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';

const everyMs = 15_000;

/** A page of hits, read again while the screen is open. */
export function useHits(filter: HitFilter) {
  const query = hitQuery(filter);
  return useQuery({
    queryKey: ['hits', query],
    queryFn: ({ signal }) => readJson<HitPage>(`/api/hits?${query}`, signal),
    placeholderData: keepPreviousData,
    // What was read on an earlier visit is shown, and read again.
    staleTime: 0,
    refetchInterval: everyMs,
  });
}
