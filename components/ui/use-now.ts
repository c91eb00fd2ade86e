'use client';

import { useEffect, useState } from 'react';

/** The time by this machine's clock, told anew every so many milliseconds; null until the browser has drawn once. */
export function useNow(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
