'use client';

import { useRouter } from 'next/navigation';
import type { Answer } from '../answered.ts';
import { type Problem, problemOf } from '../problem.ts';
import { useProblem } from '../use-problem.ts';

/**
 * Runs an act and shows the page anew: also after a refusal, because what refused it may be news.
 * @param known what is certain when it was refused: "Not asked."
 * @returns `run` tells what went wrong, or null; `problem` is the same of the last act
 */
export function useAct(known: string) {
  const router = useRouter();
  const { problem, isBusy, run: runForm } = useProblem();
  const run = async (act: () => Promise<Answer<unknown>>): Promise<Problem> => {
    const found = await runForm(() => problemOf(act(), known));
    router.refresh();
    return found;
  };
  return { isBusy, problem, run };
}
