'use client';

import type { Ref } from 'react';
import { Label } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Select } from '#components/ui/form/select.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import type { Reason } from '#lib/review/policies/reason.ts';
import type { useDecision } from './use-decision.ts';

/** The server allows the same (lib/review/case/decision.ts). */
const longestNote = 2_000;

type WhyProps = {
  form: ReturnType<typeof useDecision>;
  options: Reason[];
  areReasonsOpen: boolean;
  onReasonsOpen: (isOpen: boolean) => void;
  /** The note's field, for the key that focuses it. */
  ref: Ref<HTMLTextAreaElement>;
};

/** The reason, by the organisation's codes, and a note. */
export function Why({ form, options, areReasonsOpen, onReasonsOpen, ref }: WhyProps) {
  return (
    <div className="mt-10 flex flex-col gap-8">
      <div>
        <Label aside={form.reason}>Reason</Label>
        <Select
          label="Reason"
          placeholder={form.outcome === 'approved' ? 'None needed' : 'Choose a reason'}
          value={form.reason}
          options={options.map(({ code, label }) => ({ value: code, label }))}
          onChange={form.setReason}
          open={areReasonsOpen}
          onOpenChange={onReasonsOpen}
        />
        {form.problem?.fields.reasons && <FieldError>{form.problem.fields.reasons}</FieldError>}
      </div>
      <TextArea
        ref={ref}
        label="Note"
        value={form.note}
        onChange={(event) => form.setNote(event.target.value)}
        maxLength={longestNote}
        rows={2}
        className="short:h-30"
      />
      {form.problem?.fields.note && <FieldError>{form.problem.fields.note}</FieldError>}
    </div>
  );
}
