import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** The screen's own reading and drawing comes first, in milliseconds. */
const waitMs = 1_500;

/**
 * While a case is open and the browser is idle, fetches text and first image of the next two free cases of the queue,
 * and keeps them until this screen is left. Recorded as sent ahead; nothing counts as opened or seen. Null: nothing is.
 * @param nextToConfirm the applicant who follows in the inbox; fetched in place of the queue's
 */
export function usePrefetchNext(caseId: string | null, nextToConfirm: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (caseId === null) return;
    let isLeft = false;
    const kept: (() => void)[] = [];
    const begin = async () => {
      // Without its file nothing is fetched ahead, and all is read when it is opened.
      const file = await import('./fetch-ahead.ts').catch(() => null);
      await file?.fetchAhead(
        client,
        caseId,
        nextToConfirm,
        () => isLeft,
        (end) => kept.push(end),
      );
    };
    const timer = setTimeout(() => whenIdle(() => !isLeft && void begin()), waitMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
      for (const end of kept) end();
    };
  }, [caseId, nextToConfirm, client]);
}

/** Safari has no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: waitMs });
  else work();
}
