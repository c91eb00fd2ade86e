'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { lookupFileBytes, lookupFileWords } from '#lib/review/hits/lookup.ts';
import type { HitActs, HitProblem } from '../acts.ts';
import { refresh } from '../refresh.ts';
import { FileChoice } from './file-choice.tsx';
import { SendingFile } from './sending-file.tsx';

const noteMax = 2_000;

/** A look-up of one's own: where one looked, a file that shows it, what one found. */
export function LookupForm({ hitId, attach }: { hitId: string; attach: HitActs['attach'] }) {
  const form = useLookup(hitId, attach);
  const { problem, sent } = form;
  const isOther = problem !== null && !['link', 'note', 'file'].some((field) => problem.fields[field]);
  return (
    <form
      aria-label="Look-up"
      className="flex flex-col gap-10"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <Field
        label="Where you looked"
        aside="or a file that shows it"
        type="url"
        inputMode="url"
        placeholder="https://"
        value={form.link}
        error={problem?.fields.link}
        onChange={(event) => form.setLink(event.target.value)}
      />
      <FileChoice file={form.file} error={problem?.fields.file} isBusy={sent !== null} onChoose={form.choose} />
      <TextArea
        label="What you found"
        value={form.note}
        maxLength={noteMax}
        rows={2}
        error={problem?.fields.note}
        placeholder="The name, birth date and list of the entry, or that there is none"
        onChange={(event) => form.setNote(event.target.value)}
      />
      {isOther && <FieldError>{problem.message}</FieldError>}
      <div className="flex min-h-28 items-center gap-12">
        <Button type="submit" busy={sent !== null}>
          {sent === null ? 'Attach' : 'Saving'}
        </Button>
        {sent !== null && form.file && <SendingFile part={sent} onStop={form.stop} />}
      </div>
    </form>
  );
}

/** What is typed and chosen; `sent` is the part of it that has left, null when nothing is being sent. */
function useLookup(hitId: string, attach: HitActs['attach']) {
  const client = useQueryClient();
  const [lookupId, setLookupId] = useState(newId);
  const [link, setLink] = useState('');
  const [note, setNote] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<HitProblem | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const choose = (chosen: File | null) => {
    const message = chosen && fileProblem(chosen);
    setFile(message ? null : chosen);
    setProblem(message ? { code: 'invalid', message, fields: { file: message } } : null);
  };
  const send = async () => {
    stopping.current = new AbortController();
    setProblem(null);
    setSent(0);
    const sending = { onProgress: setSent, signal: stopping.current.signal };
    const answer = await attach({ lookupId, hitId, link, note, file }, sending);
    setSent(null);
    if (!answer.ok) return setProblem(answer.problem);
    setLookupId(newId());
    setLink('');
    setNote('');
    setFile(null);
    await refresh(client);
  };
  const stop = () => stopping.current?.abort();
  return { link, setLink, note, setNote, file, choose, problem, sent, send, stop };
}

/** What can be said of a file before it is sent. Its type is for the server to find out. */
function fileProblem({ size }: File): string | null {
  if (size === 0) return lookupFileWords.empty;
  return size > lookupFileBytes ? lookupFileWords.tooLarge : null;
}
