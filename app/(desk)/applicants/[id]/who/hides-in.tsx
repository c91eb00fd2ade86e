'use client';

import { useEffect } from 'react';
import { clockWords } from '#components/review/time/spans.ts';
import { useNow } from '#components/ui/use-now.ts';

/** The time until a revealed field is masked again. */
export function HidesIn({ endsAt, onOver }: { endsAt: string; onOver: () => void }) {
  const now = useNow(1_000);
  const leftMs = now === null ? null : Date.parse(endsAt) - now;
  const isOver = leftMs !== null && leftMs <= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: called once, when the time is over
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver]);
  if (leftMs === null) return null;
  // clockWords shows hours and minutes; times 60 it shows minutes and seconds.
  return (
    <span className="ms-auto shrink-0 text-11 whitespace-nowrap text-t3">
      hides in {clockWords(Math.max(0, leftMs) * 60)}
    </span>
  );
}
