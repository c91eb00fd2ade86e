'use client';

import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { FieldError } from './field-error.tsx';

type FormDialogProps = {
  title: string;
  /** What the act does, and the fields it takes. */
  children?: ReactNode;
  /** The words on the button that acts. */
  act: string;
  /** The words on the button that closes the dialog and changes nothing. */
  leave?: string;
  isDanger?: boolean;
  /** Whether the fields are filled in. */
  isReady?: boolean;
  isBusy: boolean;
  /** What went wrong, where no field says it. */
  problem: string | null;
  /** What was made by the act. It takes the place of the fields, and closing is all that is left. */
  made?: ReactNode;
  /** Ctrl+Enter acts too. */
  hasKey?: boolean;
  onAct: () => void;
  onClose: () => void;
};

/** A dialog with one act: what it does, its fields, the button that does it, and what went wrong. */
export function FormDialog({
  title,
  children,
  act,
  leave = 'Cancel',
  isDanger = false,
  isReady = true,
  isBusy,
  problem,
  made,
  hasKey = false,
  onAct,
  onClose,
}: FormDialogProps) {
  const acts = made ? (
    <Button onClick={onClose}>Close</Button>
  ) : (
    <>
      <Button onClick={onClose}>{leave}</Button>
      <Button
        look={isDanger ? 'danger' : 'primary'}
        busy={isBusy}
        disabled={!isReady}
        hint={hasKey ? 'Ctrl ↵' : undefined}
        onClick={onAct}
      >
        {act}
      </Button>
    </>
  );
  const onKey = () => {
    if (isReady && !isBusy && !made) onAct();
  };
  return (
    <Dialog title={title} onClose={onClose} acts={acts} onCommit={hasKey ? onKey : undefined}>
      {made || children}
      {problem && <FieldError>{problem}</FieldError>}
    </Dialog>
  );
}
