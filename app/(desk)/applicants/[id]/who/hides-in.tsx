'use client';

import { useEffect, useState } from 'react';
import { clockWords } from '#components/review/spans.ts';

/** Counts down to when a revealed field is masked again. */
export function HidesIn({ endsAt, onOver }: { endsAt: string; onOver: () => void }) {
  const [leftMs, setLeftMs] = useState(() => Date.parse(endsAt) - Date.now());
  const isOver = leftMs <= 0;
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(Date.parse(endsAt) - Date.now()), 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: called once, when the time is over
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver]);
  // Minutes and seconds read like hours and minutes.
  return <span className="ms-auto shrink-0 text-11 whitespace-nowrap text-t3">hides in {clockWords(Math.max(0, leftMs) * 60)}</span>;
}
