import { PrefetchKind } from 'next/dist/client/components/router-reducer/router-reducer-types.js';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { sparesData } from './spares-data.ts';

/**
 * Fetches the frame of an applicant's page ahead, which holds their id alone: then opening them asks the server for
 * nothing before their text is shown. Nothing for who spares data.
 */
export function useFrameAhead(): (applicantId: string) => void {
  const router = useRouter();
  return useCallback(
    (applicantId) => {
      if (!sparesData()) router.prefetch(`/applicants/${applicantId}`, { kind: PrefetchKind.FULL });
    },
    [router],
  );
}
