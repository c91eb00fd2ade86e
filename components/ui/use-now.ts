'use client';

import { useEffect, useState } from 'react';

/**
 * The current time of the browser, updated every `everyMs` milliseconds; null until the first render in the browser.
 */
export function useNow(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
