'use client';

import { useEffect } from 'react';
import { useNow } from '#components/ui/use-now.ts';

/** The seconds in which a command can still be undone. Calls `onOver` once at the end. */
export function Countdown({ until, onOver }: { until: string; onOver: () => Promise<void> }) {
  const now = useNow(500);
  const left = now === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) void onOver();
  }, [isOver, onOver]);
  if (left === null) return null;
  return <span className="text-12 text-t2 tabular-nums">{isOver ? 'sending now' : `sent in ${left} s`}</span>;
}
