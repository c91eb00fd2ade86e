'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';

const everyMs = 3_000;

/** Reads the list again while a job runs and the page is in view. */
export function FollowJobs() {
  const router = useRouter();
  const read = useEffectEvent(() => {
    if (document.visibilityState === 'visible') router.refresh();
  });
  useEffect(() => {
    const timer = setInterval(read, everyMs);
    return () => clearInterval(timer);
  }, []);
  return null;
}
