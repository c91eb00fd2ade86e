'use client';

import { useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { beginReading } from '../applicant-query.ts';
import { rememberStanding, type Standing } from './standing.ts';

/** A case that was claimed for this member. */
export type NextCase = { caseId: string; applicantId: string } & Standing;

/**
 * Opens the case that "Take next" gave.
 * @returns what to tell the member, as a sentence, or null when the case is on its way
 */
export function useOpenNext(): (next: NextCase | null) => string | null {
  const router = useRouter();
  const client = useQueryClient();
  const path = usePathname();
  return useCallback(
    (next) => {
      if (next === null) return 'Nothing is left for you to take.';
      rememberStanding(client, next.applicantId, next);
      const address = `/applicants/${next.applicantId}`;
      // At the limit of claims a member is given the one they have.
      if (path === address) return 'You have this case. Decide it, release it or skip it first.';
      void beginReading(client, next.applicantId);
      router.push(address);
      return null;
    },
    [client, router, path],
  );
}
