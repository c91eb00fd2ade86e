'use client';

import type { RefObject } from 'react';
import { DrawnFields } from '#components/review/drawn-fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { messageMaxCharacters } from '#lib/review/case/move.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { DecisionForm } from '../use-decision.ts';

type RequestFieldsProps = {
  form: DecisionForm;
  /** The command that makes a new link, where the provider has it. */
  link: AvailableCommand | undefined;
  providerLabel: string;
  /** The message, for the focus that goes there. */
  message: RefObject<HTMLTextAreaElement | null>;
};

/** How the applicant is asked: by a new link where the provider makes one, and by a message that the reviewer sends. */
export function RequestFields({ form, link, providerLabel, message }: RequestFieldsProps) {
  return (
    <>
      {link && form.withLink && (
        <p className="text-12 text-t2">
          {`${link.name} at ${providerLabel}: you get it, to copy or as a QR code, once the request is recorded.`}
        </p>
      )}
      {link && form.withLink && (
        <DrawnFields
          fields={link.fields}
          values={form.linkValues}
          problems={form.problem?.fields ?? {}}
          onChange={form.setLinkValues}
        />
      )}
      <MessageField form={form} message={message} />
    </>
  );
}

function MessageField({ form, message }: Pick<RequestFieldsProps, 'form' | 'message'>) {
  const note = form.note.trim();
  const canAddNote = note !== '' && !form.message.includes(note);
  if (form.reasons.length === 0 && !form.isMessageOwn)
    return <p className="text-12 text-t3">The message to the applicant is written from what you tick.</p>;
  return (
    <div>
      <TextArea
        ref={message}
        label="Message to the applicant, in English"
        value={form.message}
        onChange={(event) => form.setMessage(event.target.value)}
        maxLength={messageMaxCharacters}
        error={form.problem?.fields.message}
        lang="en"
        className="field-sizing-content min-h-160 text-12"
      />
      <div className="mt-6 flex flex-wrap items-center gap-8">
        <CopyButton key={form.message} text={form.message} />
        {canAddNote && (
          <Button size="sm" look="quiet" onClick={() => form.setMessage(`${form.message}\n\n${note}`)}>
            Add the note
          </Button>
        )}
        {form.isMessageOwn && (
          <Button size="sm" look="quiet" onClick={() => form.setMessage(null)}>
            Write it anew
          </Button>
        )}
      </div>
      <p className="mt-4 text-12 text-t3">
        {form.isMessageOwn
          ? 'You changed it: it no longer follows what is ticked above. '
          : 'It follows what is ticked above, and you can change it. '}
        Docket sends nothing: copy it and send it yourself. It is kept with the request, encrypted.
      </p>
    </div>
  );
}
