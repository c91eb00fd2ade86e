'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';

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
export function ActDialog({ title, label, isClosed, onAct, onClose, children }: ActDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = async () => {
    if (isClosed || isBusy) return;
    setIsBusy(true);
    const found = await onAct();
    setIsBusy(false);
    setProblem(found);
    if (found === null) onClose();
  };
  const acts = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button look="primary" hint="Ctrl ↵" busy={isBusy} disabled={isClosed} onClick={() => void act()}>
        {label}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} onCommit={() => void act()} acts={acts}>
      <div className="whitespace-normal">
        {children}
        {problem && <FieldError>{problem}</FieldError>}
      </div>
    </Dialog>
  );
}
