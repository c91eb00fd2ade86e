'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { prefetchApplicant } from '../applicant-query.ts';
import { jsonOf, ReadFailed } from '../read-json.ts';

type Answer = { next: { caseId: string; applicantId: string } | null };

/**
 * Claims the next case for this member and opens it.
 * @returns what to tell the member, as a sentence, or null when the next case is on its way
 */
export function useTakeNext(): () => Promise<string | null> {
  const router = useRouter();
  const client = useQueryClient();
  return useCallback(async () => {
    try {
      const { next } = await jsonOf<Answer>(await fetch('/api/cases/next', { method: 'POST', body: '{}' }));
      if (next === null) return 'Nothing is left for you to take.';
      void prefetchApplicant(client, next.applicantId, true);
      router.push(`/applicants/${next.applicantId}`);
      return null;
    } catch (error) {
      if (error instanceof ReadFailed) return error.message;
      if (error instanceof TypeError) return 'Docket did not answer. Try again.';
      throw error;
    }
  }, [client, router]);
}
