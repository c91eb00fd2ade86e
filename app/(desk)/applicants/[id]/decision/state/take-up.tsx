'use client';

import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { newId } from '#components/review/new-id.ts';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { CaseView } from '#lib/review/case/view.ts';
import { useReview } from '../../review-state.tsx';
import { resumeCase } from '../actions.ts';
import { problemOf } from '../send.ts';

/** Ends the wait of a case: it is open again. */
export function TakeUp({ current }: { current: CaseView }) {
  const { act, refresh } = useReview();
  const [moveId] = useState(newId);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const resume = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const found = await act(async () => {
      const { id: caseId, version } = current;
      const result = await answered(resumeCase({ moveId, caseId, version, note: '' }));
      if (!result.ok) return problemOf(result).message;
      await refresh();
      return null;
    });
    setIsBusy(false);
    setProblem(found);
  };
  useShortcuts('Case', [{ key: 'o', label: 'End the wait', run: () => void resume() }]);
  return (
    <div className="shrink-0">
      <Button size="sm" hint={useKeyCap()('Case', 'o')} busy={isBusy} onClick={() => void resume()}>
        End the wait
      </Button>
      {problem && <FieldError>{problem}</FieldError>}
    </div>
  );
}
