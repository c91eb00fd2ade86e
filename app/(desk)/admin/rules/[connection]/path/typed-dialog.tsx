'use client';

import { type ReactNode, useState } from 'react';
import { problemBeside } from '#components/review/problem.ts';
import { useAct } from '#components/review/publishing/use-act.ts';
import { Field } from '#components/ui/form/field.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import type { Result } from '#lib/door.ts';
import { longestSentence } from '#lib/review/sentence.ts';

type TypedDialogProps = {
  title: string;
  /** What goes to the provider, and what stays. */
  children: ReactNode;
  /** The scope in words, typed by hand. */
  words: string;
  /** Whether the dialog asks why. */
  asksWhy?: boolean;
  act: string;
  /** What is certain when it was refused. */
  known: string;
  send: (form: { typed: string; rationale: string }) => Promise<Result<unknown>>;
  onClose: () => void;
};

/** An act that leads to a change at a provider: whose rules is typed by hand. */
export function TypedDialog({ title, children, words, asksWhy, act, known, send, onClose }: TypedDialogProps) {
  const [typed, setTyped] = useState('');
  const [rationale, setRationale] = useState('');
  const { isBusy, problem, run } = useAct(known);
  const isTyped = typed.trim().toLowerCase() === words.toLowerCase();
  const end = async () => {
    if ((await run(() => send({ typed, rationale }))) === null) onClose();
  };
  return (
    <FormDialog
      title={title}
      act={act}
      isReady={isTyped && (!asksWhy || rationale.trim() !== '')}
      isBusy={isBusy}
      problem={problemBeside(problem, asksWhy ? ['typed', 'rationale'] : ['typed'])}
      onAct={() => void end()}
      onClose={onClose}
    >
      <div className="mb-12 text-t2">{children}</div>
      {asksWhy && (
        <div className="mb-12">
          <TextArea
            label="Why"
            value={rationale}
            maxLength={longestSentence}
            rows={3}
            error={problem?.fields.rationale}
            onChange={(event) => setRationale(event.target.value)}
          />
        </div>
      )}
      <Field
        label={`Type “${words}” to confirm`}
        value={typed}
        autoComplete="off"
        error={problem?.fields.typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
