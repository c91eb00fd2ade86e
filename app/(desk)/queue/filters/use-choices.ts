import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { FilterChoices } from '#lib/review/case/filter/choices.ts';

/** Whether the values are read. */
export type ChoicesState = 'reading' | 'read' | 'failed';

/** The values that filters can have: members, countries and tags. Read when they are needed. */
export function useChoices(isNeeded: boolean): { choices: FilterChoices | undefined; state: ChoicesState } {
  const { data, isPending, isError } = useQuery({
    queryKey: ['queue-choices'],
    queryFn: ({ signal }) => readJson<FilterChoices>('/api/queue/choices', signal),
    enabled: isNeeded,
    staleTime: 60_000,
  });
  return { choices: data, state: isError ? 'failed' : isPending ? 'reading' : 'read' };
}
