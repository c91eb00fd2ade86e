'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';

type ReasonDialogProps = { title: string; onSend: (reason: string) => Promise<string | null>; onClose: () => void };

/** Asks for a reason. `onSend` returns what went wrong, or null. */
export function ReasonDialog({ title, onSend, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async () => {
    setIsBusy(true);
    setProblem(await onSend(reason));
    setIsBusy(false);
  };
  const acts = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button look="primary" busy={isBusy} disabled={reason.trim() === ''} onClick={send}>
        Show
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} acts={acts}>
      <p className="mb-10 text-t2">The ledger records who looked and when. Your reason is stored with it.</p>
      <TextArea
        label="Why"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        rows={3}
        autoFocus
      />
      {problem && <FieldError>{problem}</FieldError>}
    </Dialog>
  );
}
