import { type QueryClient, useQuery } from '@tanstack/react-query';

/** Where a case was in the queue when it was taken; `position` is null when that is not known. */
export type Standing = { position: number | null; total: number };

/** An applicant may stay open for hours. */
const keptMs = 12 * 60 * 60_000;

const keyOf = (applicantId: string) => ['standing', applicantId];

export function rememberStanding(client: QueryClient, applicantId: string, standing: Standing): void {
  client.setQueryDefaults(['standing'], { gcTime: keptMs });
  client.setQueryData(keyOf(applicantId), standing);
}

/** "3 of 489", when the case was given by "Take next"; else null. */
export function useStanding(applicantId: string): string | null {
  const { data } = useQuery<Standing>({ queryKey: keyOf(applicantId), queryFn: neverRead, enabled: false });
  if (!data || data.position === null) return null;
  return `${data.position.toLocaleString('en')} of ${data.total.toLocaleString('en')}`;
}

/** It is only ever put there. */
function neverRead(): never {
  throw new Error('where a case is in the queue is not read');
}
