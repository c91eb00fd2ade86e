import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { FilterChoices } from '#lib/review/case/filter/choices.ts';

/** The values that filters can have: members, countries and tags. Read when they are needed. */
export function useChoices(isNeeded: boolean) {
  return useQuery({
    queryKey: ['queue-choices'],
    queryFn: ({ signal }) => readJson<FilterChoices>('/api/queue/choices', signal),
    enabled: isNeeded,
    staleTime: 60_000,
  });
}
