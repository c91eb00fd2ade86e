import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { useNextToConfirm } from '#components/review/inbox/next.ts';
import type { CaseView, StagedView } from '#lib/review/case/view.ts';
import { useReview } from '../../review-state.tsx';
import { confirmDecision, returnDecision } from '../actions.ts';
import { type Problem, problemOf } from '../send.ts';
import type { After } from '../use-after.ts';

export type SecondChoice = 'confirm' | 'return';

type SecondOptions = { applicantId: string; current: CaseView; staged: StagedView; after: After };

/** What the second person is about to do with another's decision. */
export function useSecond({ applicantId, current, staged, after }: SecondOptions) {
  const { act, refresh } = useReview();
  const openNext = useNextToConfirm(applicantId);
  const [choice, setChoice] = useState<SecondChoice | null>(null);
  const [sentence, setSentence] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const lacking = (): Problem | null => {
    const fields = lackingFields(choice, sentence);
    const [message] = Object.values(fields);
    const found = message ? { isConflict: false, message: `Not saved. ${message}`, fields } : null;
    setProblem(found);
    return found;
  };
  const commit = async (): Promise<void> => {
    if (choice === null || isBusy) return;
    setIsBusy(true);
    const found = await act(async () => {
      const result = await answered(
        choice === 'confirm'
          ? confirmDecision({ decisionId: staged.id })
          : returnDecision({ decisionId: staged.id, sentence }),
      );
      if (!result.ok) return problemOf(result);
      const done = choice === 'confirm' ? `Confirmed ${current.number}` : `Returned ${current.number} to ${staged.by}`;
      const said = await openNext(done);
      if (choice === 'confirm') await after.offerShown(done);
      if (said !== null) await after.stay(said);
      return null;
    });
    setIsBusy(false);
    setProblem(found);
  };
  return {
    choice,
    choose: (next: SecondChoice) => {
      setChoice(next);
      setProblem(null);
    },
    sentence,
    setSentence: (text: string) => {
      setSentence(text);
      setProblem(null);
    },
    problem,
    isBusy,
    lacking,
    commit,
    lookAgain: () => {
      setProblem(null);
      void refresh();
    },
  };
}

function lackingFields(choice: SecondChoice | null, sentence: string): Record<string, string> {
  if (choice === null) return { choice: 'Confirm or return it first.' };
  return choice === 'return' && sentence.trim() === '' ? { sentence: 'Say in a sentence why.' } : {};
}
