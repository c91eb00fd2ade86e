'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { RelatedView } from '#lib/review/related/related.ts';

export function useRelated(applicantId: string) {
  return useQuery({
    queryKey: ['related', applicantId],
    queryFn: ({ signal }) => readJson<RelatedView>(`/api/applicants/${applicantId}/related`, signal),
  });
}
