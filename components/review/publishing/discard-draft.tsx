'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { Answer } from '../answered.ts';
import { problemBeside } from '../problem.ts';
import { useAct } from './use-act.ts';

/** Discards a draft, after a question. `children`: what is lost. */
export function DiscardDraft({ discard, children }: { discard: () => Promise<Answer<unknown>>; children: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, problem, run } = useAct('Not discarded.');
  const end = async () => {
    if ((await run(discard)) === null) setIsAsking(false);
  };
  return (
    <>
      <Button size="sm" look="quiet" onClick={() => setIsAsking(true)}>
        Discard draft…
      </Button>
      {isAsking && (
        <FormDialog
          title="Discard the draft"
          act="Discard draft"
          leave="Keep it"
          isDanger
          isBusy={isBusy}
          problem={problemBeside(problem)}
          onAct={() => void end()}
          onClose={() => setIsAsking(false)}
        >
          <p className="text-t2">{children}</p>
        </FormDialog>
      )}
    </>
  );
}
