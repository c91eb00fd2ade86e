'use client';

import { useEffect, useEffectEvent } from 'react';

/** So long an answer stays on the screen, in milliseconds. */
const shownMs = 6_000;

/** Why an act on a claim was not done: a sentence under the bar, for some seconds. */
export function Said({ words, onOver }: { words: string | null; onOver: () => void }) {
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (words === null) return;
    const timer = setTimeout(() => over(), shownMs);
    return () => clearTimeout(timer);
  }, [words]);
  if (words === null) return null;
  return (
    <p role="alert" className="fixed end-16 top-48 z-30 rounded-6 bg-s4 px-12 py-8 whitespace-normal shadow-float">
      {words}
    </p>
  );
}
