'use client';

import { useQuery } from '@tanstack/react-query';
import { countOf } from '#lib/review/counted.ts';
import { applicantHitsQuery } from '../query.ts';

/** How many hits the person has: "1 hit", "1 of their 3 hits". */
export function HitsOfPerson({ applicantId }: { applicantId: string }) {
  const { data } = useQuery(applicantHitsQuery(applicantId));
  if (!data) return null;
  return data.hits.length === 1 ? '1 hit' : `1 of their ${countOf(data.hits.length, 'hit')}`;
}
