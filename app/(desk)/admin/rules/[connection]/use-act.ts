'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import type { Result } from '#lib/door.ts';

/** What went wrong, in a sentence and by field. */
export type Trouble = { message: string; fields: Record<string, string> };

/**
 * Runs an act on rules and shows the page anew: also after a refusal, because what refused it may be news.
 * @param known what is certain when it was refused: "Not asked."
 */
export function useAct(known: string) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async (act: () => Promise<Result<unknown>>): Promise<boolean> => {
    setIsBusy(true);
    const answer = await answered(act());
    setIsBusy(false);
    setTrouble(answer.ok ? null : { message: problemWords(answer, known), fields: answer.fields ?? {} });
    router.refresh();
    return answer.ok;
  };
  return { isBusy, trouble, run };
}
