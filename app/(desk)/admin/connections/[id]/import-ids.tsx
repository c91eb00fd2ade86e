'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';

type Upload =
  | { kind: 'ready' }
  | { kind: 'sending' }
  | { kind: 'failed'; message: string }
  | { kind: 'done'; ids: number; added: number };

/** Imports the ids of applicants from a CSV file, for a provider that has no list of them. */
export function ImportIds({ connectionId, canKeep }: { connectionId: string; canKeep: boolean }) {
  const [upload, setUpload] = useState<Upload>({ kind: 'ready' });
  const queries = useQueryClient();
  if (!canKeep)
    return (
      <Empty title="Import ids">This provider has no list of its applicants. An admin can import their ids.</Empty>
    );
  const send = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setUpload({ kind: 'sending' });
    setUpload(await sent(connectionId, file));
    await queries.invalidateQueries({ queryKey: ['connections'] });
  };
  return (
    <section aria-label="Import ids" className="p-16">
      <h2 className="mb-4 font-semibold">Import ids</h2>
      <p className="mb-12 max-w-560 text-t2">
        This provider has no list of its applicants. Docket reads those that it created, those named in webhooks, and
        those whose ids you import here: a CSV file with one id in each row, or with a column named id, recordId,
        sessionId or similar, up to 5 MB and 100,000 ids. Imported applicants are read after all others that are due.
      </p>
      <label className={buttonClass()} aria-disabled={upload.kind === 'sending'}>
        {upload.kind === 'sending' ? 'Reading the file' : 'Choose a file'}
        <input
          type="file"
          accept=".csv,text/csv,text/plain"
          className="sr-only"
          disabled={upload.kind === 'sending'}
          onChange={(event) => void send(event)}
        />
      </label>
      <div aria-live="polite" className="mt-10">
        {upload.kind === 'failed' && <FieldError>{upload.message}</FieldError>}
        {upload.kind === 'done' && <p>{doneWords(upload)}</p>}
      </div>
    </section>
  );
}

function doneWords({ ids, added }: { ids: number; added: number }): string {
  return `${ids.toLocaleString('en')} ids in the file, ${added.toLocaleString('en')} of them will be read now.`;
}

async function sent(connectionId: string, file: File): Promise<Upload> {
  try {
    const answer = await fetch(`/api/connections/${connectionId}/ids`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    });
    const reply = (await answer.json()) as { code?: string; message?: string; ids?: number; added?: number };
    if (!answer.ok) return { kind: 'failed', message: problem(answer.status, reply) };
    return { kind: 'done', ids: reply.ids ?? 0, added: reply.added ?? 0 };
  } catch {
    const unknown = 'The server did not answer, and it is not known whether the file was imported.';
    return { kind: 'failed', message: `${unknown} You can safely send it again: each id is imported once.` };
  }
}

function problem(status: number, { code, message }: { code?: string; message?: string }): string {
  if (code === 'unknown' && message) return message;
  return `Nothing was imported. ${message ?? `The server answered ${status}.`}`;
}
