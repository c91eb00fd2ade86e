'use client';

import { useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { prefetchApplicant } from '../applicant-query.ts';
import { send } from './send.ts';
import { rememberStanding, type Standing } from './standing.ts';

type Answer = { next: ({ caseId: string; applicantId: string } & Standing) | null };

/**
 * Claims the next case for this member and opens it.
 * @returns what to tell the member, as a sentence, or null when the next case is on its way
 */
export function useTakeNext(): () => Promise<string | null> {
  const router = useRouter();
  const client = useQueryClient();
  const path = usePathname();
  return useCallback(async () => {
    const sent = await send<Answer>('/api/cases/next', {});
    if (!sent.ok) return sent.message;
    const { next } = sent.value;
    if (next === null) return 'Nothing is left for you to take.';
    rememberStanding(client, next.applicantId, next);
    const address = `/applicants/${next.applicantId}`;
    // At the limit of claims a member is given the one they have.
    if (path === address) return 'You have this case. Decide it, release it or skip it first.';
    void prefetchApplicant(client, next.applicantId, true);
    router.push(address);
    return null;
  }, [client, router, path]);
}
