import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '#components/shell/use-live.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { applicantHitsQuery } from './query.ts';

/** Reads the shown hits of an applicant again when something about them or their case changed. */
export function useLiveHits(applicantId: string): void {
  const client = useQueryClient();
  useLive((events) => {
    if (!events.some((event) => concerns(event, applicantId))) return;
    void client.invalidateQueries({ queryKey: ['hit'] });
    void client.invalidateQueries({ queryKey: applicantHitsQuery(applicantId).queryKey });
  });
}

function concerns(event: LiveEvent, applicantId: string): boolean {
  if (event.kind === 'hits') return event.applicantId === applicantId;
  return event.kind === 'gap' || (event.kind === 'case' && event.case.applicantId === applicantId);
}
