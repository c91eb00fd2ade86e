import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sparesData } from '#components/review/ahead/spares-data.ts';
import { useFrameAhead } from '#components/review/ahead/use-frame.ts';
import { markOldBy } from '#components/review/applicant-query.ts';
import { useLive } from '#components/shell/use-live.ts';
import type { Ahead } from './fetch-ahead.ts';

/** The screen's own reading and drawing comes first, in milliseconds. */
const waitMs = 1_500;

/**
 * While a case is open and the browser is idle, fetches text and first image of the two that "Take next" would give,
 * and keeps them until this screen is left; what changes of them is fetched again. Recorded as sent ahead; nothing
 * counts as opened or seen, and nothing is claimed. Null: nothing is.
 * @param meId the reader
 * @param nextToConfirm the applicant who follows in the inbox; fetched in place of these
 */
export function usePrefetchNext(meId: string, caseId: string | null, nextToConfirm: string | null): void {
  const client = useQueryClient();
  const fetchFrame = useFrameAhead();
  const ahead = useRef<Ahead | null>(null);
  useLive((events) => {
    // The reader's own claim changes nothing of what is shown, and is read once the applicant is opened.
    const ofOthers = events.filter((event) => event.kind !== 'case' || event.case.assigneeId !== meId);
    markOldBy(client, ofOthers);
    ahead.current?.hear(ofOthers);
  });
  useEffect(() => {
    if (caseId === null || sparesData()) return;
    let isLeft = false;
    const begin = async () => {
      // Without its file nothing is fetched ahead, and all is read when it is opened.
      const file = await import('./fetch-ahead.ts').catch(() => null);
      if (file && !isLeft) ahead.current = file.fetchAhead({ client, caseId, nextToConfirm, fetchFrame });
    };
    const timer = setTimeout(() => whenIdle(() => !isLeft && void begin()), waitMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
      ahead.current?.end();
      ahead.current = null;
    };
  }, [caseId, nextToConfirm, client, fetchFrame]);
}

/** Safari has no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: waitMs });
  else work();
}
