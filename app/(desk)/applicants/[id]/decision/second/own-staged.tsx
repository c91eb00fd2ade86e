'use client';

import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { StagedView } from '#lib/review/case/view.ts';
import { useReview } from '../../review-state.tsx';
import { withdrawStaged } from '../actions.ts';
import { problemOf } from '../send.ts';
import { StagedSection } from './staged-section.tsx';

/** The reader's own decision while it waits: what it says, and the way to take it back. */
export function OwnStaged({ staged }: { staged: StagedView }) {
  const { act, refresh } = useReview();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const withdraw = async () => {
    setIsBusy(true);
    const found = await act(async () => {
      const result = await answered(withdrawStaged({ decisionId: staged.id }));
      if (!result.ok) return problemOf(result).message;
      await refresh();
      return null;
    });
    setIsBusy(false);
    setProblem(found);
  };
  return (
    <>
      <StagedSection staged={staged} />
      <div className="flex flex-wrap items-center gap-x-12 gap-y-6 border-b border-l1 px-16 py-10">
        <span className="text-12 text-t2">An approver other than you confirms it or returns it.</span>
        <Button size="sm" busy={isBusy} onClick={() => void withdraw()} className="ms-auto">
          Withdraw
        </Button>
        {problem && <FieldError>{problem}</FieldError>}
      </div>
    </>
  );
}
