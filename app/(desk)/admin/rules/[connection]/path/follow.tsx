'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { openStates, type PublishState } from '#lib/review/rules/publish.ts';

/** How often a page is read anew while a request is on its way, and while it waits, in milliseconds. */
const everyMs = { underWay: 2_000, waiting: 15_000 };

/** Keeps a page up to date while a request is not over. */
export function Follow({ state, isStuck }: { state: PublishState; isStuck: boolean }) {
  const router = useRouter();
  const isOpen = openStates.includes(state);
  const isUnderWay = state === 'approved' || (state === 'sending' && !isStuck);
  useEffect(() => {
    if (!isOpen) return;
    const read = () => document.visibilityState === 'visible' && router.refresh();
    const timer = setInterval(read, isUnderWay ? everyMs.underWay : everyMs.waiting);
    return () => clearInterval(timer);
  }, [isOpen, isUnderWay, router]);
  return null;
}
