'use client';

import { type ReactNode, useState } from 'react';
import { useAct } from '#components/review/publishing/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
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
  const { isBusy, trouble, run } = useAct(known);
  const isTyped = typed.trim().toLowerCase() === words.toLowerCase();
  // The server may name a field that lies outside of the dialog.
  const isAtField = Boolean(trouble?.fields.typed || (asksWhy && trouble?.fields.rationale));
  const end = async () => {
    if ((await run(() => send({ typed, rationale }))) === null) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            busy={isBusy}
            disabled={!isTyped || (asksWhy && rationale.trim() === '')}
            onClick={() => void end()}
          >
            {act}
          </Button>
        </>
      }
    >
      <div className="mb-12 text-t2">{children}</div>
      {asksWhy && (
        <div className="mb-12">
          <TextArea
            label="Why"
            value={rationale}
            maxLength={longestSentence}
            rows={3}
            error={trouble?.fields.rationale}
            onChange={(event) => setRationale(event.target.value)}
          />
        </div>
      )}
      <Field
        label={`Type “${words}” to confirm`}
        value={typed}
        autoComplete="off"
        error={trouble?.fields.typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {trouble && !isAtField && <FieldError>{trouble.message}</FieldError>}
    </Dialog>
  );
}
