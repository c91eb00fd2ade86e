'use client';

import { useEffect, useState } from 'react';

/** The seconds in which something can still be undone. Tells once when they are over. */
export function Countdown({ until, onOver }: { until: string; onOver: () => Promise<void> }) {
  const [now, setNow] = useState<number | null>(null);
  const left = now === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
  const isOver = left === 0;
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (isOver) void onOver();
  }, [isOver, onOver]);
  if (left === null) return null;
  return <span className="text-12 text-t2 tabular-nums">{isOver ? 'leaving now' : `leaves in ${left} s`}</span>;
}
