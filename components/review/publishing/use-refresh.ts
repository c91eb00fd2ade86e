'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Reads the page anew every so many milliseconds while it is seen; null: not at all. */
export function useRefresh(ms: number | null): void {
  const router = useRouter();
  useEffect(() => {
    if (ms === null) return;
    const read = () => document.visibilityState === 'visible' && router.refresh();
    const timer = setInterval(read, ms);
    return () => clearInterval(timer);
  }, [ms, router]);
}
