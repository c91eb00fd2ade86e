'use client';

import { useState } from 'react';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { longestSentence } from '#lib/review/sentence.ts';
import { type Problem, problemBeside } from '../problem.ts';
import { useProblem } from '../use-problem.ts';

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
  const { problem, isBusy, run } = useProblem();
  const end = async () => {
    if ((await run(() => send(sentence))) === null) onDone();
  };
  return (
    <FormDialog
      title={title}
      act={act}
      isReady={sentence.trim() !== ''}
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void end()}
      onClose={onClose}
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
    </FormDialog>
  );
}
