'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { RelatedView } from '#lib/review/related/related.ts';

/** @param isAsked whether they are read now; what was read before is there in any case */
export function useRelated(applicantId: string, isAsked = true) {
  return useQuery({
    queryKey: ['related', applicantId],
    queryFn: ({ signal }) => readJson<RelatedView>(`/api/applicants/${applicantId}/related`, signal),
    enabled: isAsked,
  });
}
