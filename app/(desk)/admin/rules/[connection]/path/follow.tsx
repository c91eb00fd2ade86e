'use client';

import { useRefresh } from '#components/review/publishing/use-refresh.ts';
import { openStates, type PublishState } from '#lib/review/rules/publish.ts';

/** How often a page is read anew while a request is on its way, and while it waits, in milliseconds. */
const everyMs = { underWay: 2_000, waiting: 15_000 };

/** Keeps a page up to date while a request is not over. */
export function Follow({ state, isStuck }: { state: PublishState; isStuck: boolean }) {
  const isUnderWay = state === 'approved' || (state === 'sending' && !isStuck);
  useRefresh(openStates.includes(state) ? everyMs[isUnderWay ? 'underWay' : 'waiting'] : null);
  return null;
}
