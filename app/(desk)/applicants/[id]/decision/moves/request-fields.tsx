'use client';

import { DrawnFields } from '#components/review/drawn-fields.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { DecisionForm } from '../use-decision.ts';
import { requestText } from './request-text.ts';

type RequestFieldsProps = {
  form: DecisionForm;
  /** The command that makes a new link, where the provider has it. */
  link: AvailableCommand | undefined;
  providerLabel: string;
  caseNumber: string;
};

/** How the applicant is asked: by a new link of the provider, or by a text that the reviewer sends. */
export function RequestFields({ form, link, providerLabel, caseNumber }: RequestFieldsProps) {
  const text = requestText({ note: form.note, caseNumber });
  return (
    <>
      {link && (
        <CheckBox
          label={`${link.name} at ${providerLabel}`}
          hint="You get the link, to copy or as a QR code, once the request is recorded."
          checked={form.withLink}
          onChange={form.setWithLink}
        />
      )}
      {link && form.withLink ? (
        <DrawnFields
          fields={link.fields}
          values={form.linkValues}
          problems={form.problem?.fields ?? {}}
          onChange={form.setLinkValues}
        />
      ) : (
        <div>
          <p className="mb-4 flex items-center justify-between gap-8 text-12 font-medium text-t2">
            Text for the applicant
            <CopyButton key={text} text={text} />
          </p>
          <p className="rounded-4 border border-l1 bg-s2 px-8 py-5 text-12 break-words whitespace-pre-line text-t2">
            {text}
          </p>
          <p className="mt-4 text-12 text-t3">
            Docket sends nothing: send the text yourself. The reason stays in Docket.
          </p>
        </div>
      )}
    </>
  );
}
