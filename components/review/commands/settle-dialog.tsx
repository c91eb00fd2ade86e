'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import type { CommandView } from '#lib/review/commands/view.ts';
import type { CommandActs } from './acts.ts';

type SettleDialogProps = {
  command: CommandView;
  settle: CommandActs['settle'];
  onClose: () => void;
  onSettled: () => Promise<void>;
};

/** Settles a command by hand: it is never sent again. The ledger records a hash of the note. */
export function SettleDialog({ command, settle, onClose, onSettled }: SettleDialogProps) {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const end = async () => {
    setIsBusy(true);
    const found = await settle(command.id, note);
    setIsBusy(false);
    setProblem(found);
    if (found !== null) return;
    await onSettled();
    onClose();
  };
  const acts = (
    <>
      <Button onClick={onClose}>Leave it open</Button>
      <Button look="primary" busy={isBusy} disabled={note.trim() === ''} onClick={() => void end()}>
        Settle
      </Button>
    </>
  );
  return (
    <Dialog title={`Settle: ${command.name}`} onClose={onClose} acts={acts}>
      <p className="mb-10 text-t2">
        It will not be sent again. Say what you found and did, for example in the provider’s own portal.
      </p>
      <TextArea
        label="Note"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={500}
        rows={3}
        autoFocus
      />
      {problem && <FieldError>{problem}</FieldError>}
    </Dialog>
  );
}
