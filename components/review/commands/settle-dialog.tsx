'use client';

import { useState } from 'react';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import type { CommandView } from '#lib/review/commands/view.ts';
import { useProblem } from '../use-problem.ts';
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
  const { problem, isBusy, run } = useProblem<string>();
  const end = async () => {
    if ((await run(() => settle(command.id, note))) !== null) return;
    await onSettled();
    onClose();
  };
  return (
    <FormDialog
      title={`Settle: ${command.name}`}
      act="Settle"
      leave="Leave it open"
      isReady={note.trim() !== ''}
      isBusy={isBusy}
      problem={problem}
      onAct={() => void end()}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
