'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { longestSentence } from '#lib/review/sentence.ts';
import type { Problem } from '../problem.ts';

type SentenceDialogProps = {
  title: string;
  /** What the act does. */
  children: string;
  label: string;
  act: string;
  send: (sentence: string) => Promise<Problem>;
  onClose: () => void;
  onDone: () => void;
};

/** An act that takes a sentence: refuse a request, place a legal hold. */
export function SentenceDialog({ title, children, label, act, send, onClose, onDone }: SentenceDialogProps) {
  const [sentence, setSentence] = useState('');
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const end = async () => {
    setIsBusy(true);
    const found = await send(sentence);
    setIsBusy(false);
    setProblem(found);
    if (found === null) onDone();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={isBusy} disabled={sentence.trim() === ''} onClick={() => void end()}>
            {act}
          </Button>
        </>
      }
    >
      <p className="mb-10 text-t2">{children}</p>
      <TextArea
        label={label}
        value={sentence}
        onChange={(event) => setSentence(event.target.value)}
        maxLength={longestSentence}
        rows={3}
        autoFocus
      />
      {problem && <FieldError>{problem.message}</FieldError>}
    </Dialog>
  );
}
