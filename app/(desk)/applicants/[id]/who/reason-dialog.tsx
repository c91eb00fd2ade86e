'use client';

import { useState } from 'react';
import { useProblem } from '#components/review/use-problem.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';

type ReasonDialogProps = { title: string; onSend: (reason: string) => Promise<string | null>; onClose: () => void };

/** Asks for a reason. `onSend` returns what went wrong, or null. */
export function ReasonDialog({ title, onSend, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const { problem, isBusy, run } = useProblem<string>();
  return (
    <FormDialog
      title={title}
      act="Show"
      isReady={reason.trim() !== ''}
      isBusy={isBusy}
      problem={problem}
      onAct={() => void run(() => onSend(reason))}
      onClose={onClose}
    >
      <p className="mb-10 text-t2">The ledger records who looked and when. Your reason is stored with it.</p>
      <TextArea
        label="Why"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        rows={3}
        autoFocus
      />
    </FormDialog>
  );
}
