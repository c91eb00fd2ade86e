'use client';

import type { ReactNode } from 'react';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { useProblem } from '../use-problem.ts';

type ActDialogProps = {
  title: string;
  label: string;
  /** Whether it can't be sent yet. */
  isClosed?: boolean;
  /** @returns why it was not done, as a sentence, or null */
  onAct: () => Promise<string | null>;
  onClose: () => void;
  children: ReactNode;
};

/** Asks before an act on a claim; stays open with the reason when it was not done. */
export function ActDialog({ title, label, isClosed = false, onAct, onClose, children }: ActDialogProps) {
  const { problem, isBusy, run } = useProblem<string>();
  const act = async () => {
    if ((await run(onAct)) === null) onClose();
  };
  return (
    <FormDialog
      title={title}
      act={label}
      isReady={!isClosed}
      isBusy={isBusy}
      problem={problem}
      hasKey
      onAct={() => void act()}
      onClose={onClose}
    >
      <div className="whitespace-normal">{children}</div>
    </FormDialog>
  );
}
