import { useQuery } from '@tanstack/react-query';
import type { Presence } from '#lib/review/case/live.ts';
import { readJson } from './read-json.ts';

/** Someone who leaves without saying so is gone after a minute; until then this is often enough. */
const everyMs = 30_000;

/** Who has which case open now, without oneself, by case. */
export function usePresence(meId: string): Map<string, Presence[]> {
  const { data = [] } = useQuery({
    queryKey: ['presence'],
    queryFn: ({ signal }) => readJson<Presence[]>('/api/presence', signal),
    staleTime: 0,
    refetchInterval: everyMs,
  });
  return Map.groupBy(
    data.filter(({ memberId }) => memberId !== meId),
    ({ caseId }) => caseId,
  );
}
