import { queryOptions } from '@tanstack/react-query';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import type { HitsView } from '#lib/review/hits/view.ts';
import { readJson } from '../read-json.ts';

/** One hit beside the person, compared. */
export function hitQuery(id: string) {
  return queryOptions({
    queryKey: ['hit', id],
    queryFn: ({ signal }) => readJson<ComparedHit>(`/api/hits/${id}`, signal),
  });
}

/** The hits, screenings and coverage of one applicant. */
export function applicantHitsQuery(applicantId: string) {
  return queryOptions({
    queryKey: ['applicant-hits', applicantId],
    queryFn: ({ signal }) => readJson<HitsView>(`/api/applicants/${applicantId}/hits`, signal),
  });
}
