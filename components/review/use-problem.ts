'use client';

import { useState } from 'react';
import type { Problem } from './problem.ts';

/** Runs the act of a form: whether it is under way, and what went wrong with the last one. */
export function useProblem<T = NonNullable<Problem>>() {
  const [problem, setProblem] = useState<T | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (act: () => Promise<T | null>): Promise<T | null> => {
    setIsBusy(true);
    const found = await act();
    setIsBusy(false);
    setProblem(found);
    return found;
  };
  return { problem, isBusy, run };
}
