import { useQuery } from '@tanstack/react-query';
import { jsonOf } from '#components/review/read-json.ts';
import type { ZoneWithPlace } from '#lib/review/facts/zone-view.ts';

export type TypedZone = { text: string; documentType: string };

/**
 * The zones of an applicant, or the one that was typed. Forgotten when the panel is closed.
 * @param shown how many facts are not masked: after a reveal they are read again
 */
export function useZones(applicantId: string, typed: TypedZone | null, shown: number) {
  return useQuery({
    queryKey: ['zones', applicantId, typed, shown],
    queryFn: ({ signal }) => readZones(applicantId, typed, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

async function readZones(applicantId: string, typed: TypedZone | null, signal: AbortSignal): Promise<ZoneWithPlace[]> {
  const answer = await fetch('/api/zones', {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ applicantId, typed }),
  });
  return jsonOf<ZoneWithPlace[]>(answer);
}
