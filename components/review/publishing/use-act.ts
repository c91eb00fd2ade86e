'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Answer, answered, problemWords } from '../answered.ts';
import type { Problem } from '../problem.ts';

/**
 * Runs an act and shows the page anew: also after a refusal, because what refused it may be news.
 * @param known what is certain when it was refused: "Not asked."
 * @returns `run` tells what went wrong, or null; `trouble` is the same of the last act
 */
export function useAct(known: string) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Problem>(null);
  const run = async (act: () => Promise<Answer<unknown>>): Promise<Problem> => {
    setIsBusy(true);
    const answer = await answered(act());
    setIsBusy(false);
    const problem = answer.ok ? null : { message: problemWords(answer, known), fields: answer.fields ?? {} };
    setTrouble(problem);
    router.refresh();
    return problem;
  };
  return { isBusy, trouble, run };
}
