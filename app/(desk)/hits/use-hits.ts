import { readJson } from '#components/review/read-json.ts';
import { useLivePage } from '#components/review/rows/use-live-page.ts';
import { isAboutCases } from '#lib/review/case/live.ts';
import { hitQuery } from '#lib/review/hits/address.ts';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';

/** A page of hits. After the reviewer's own verdict it is read again as it is. */
export function useHits(filter: HitFilter) {
  const query = hitQuery(filter);
  return useLivePage<HitPage>({
    queryKey: ['hits', query],
    read: (signal) => readJson<HitPage>(`/api/hits?${query}`, signal),
    isNews: (event) => event.kind === 'hits' || isAboutCases(event),
  });
}
