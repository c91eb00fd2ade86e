'use client';

import type { RefObject } from 'react';
import { Choice as Select } from '#components/ui/form/choice.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { noteMaxCharacters } from '#lib/review/case/decision-why.ts';
import type { Choice } from './choices.ts';
import type { DecisionForm } from './use-decision.ts';

type WhyProps = {
  form: DecisionForm;
  outcome: Choice;
  areReasonsOpen: boolean;
  onReasonsOpen: (isOpen: boolean) => void;
  /** What approving takes beyond a press, where a blocker fails. */
  takes: string | null;
  /** The note, for the key that goes there. */
  note: RefObject<HTMLTextAreaElement | null>;
};

/** Why it is done: the organisation's own reason, and a note. */
export function Why({ form, outcome, areReasonsOpen, onReasonsOpen, takes, note }: WhyProps) {
  const { options } = form;
  const [reason = null] = form.reasons;
  const isNeeded = outcome === 'rejected' || takes !== null;
  const isOptional = outcome === 'approved' || outcome === 'escalated';
  const placeholder = isNeeded ? 'Choose a reason' : isOptional ? 'None needed' : 'A reason or a note';
  return (
    <>
      {takes && <p className="text-12 text-t2">{takes}</p>}
      {options.length > 0 && outcome !== 'requested' && (
        <Select
          label="Reason"
          aside={reason}
          placeholder={placeholder}
          leavesLetters
          value={reason}
          options={options.map(({ code, label }) => ({ value: code, label }))}
          onChange={form.setReason}
          // Open, the list lies over this and the note. The same sentence is above the button.
          error={areReasonsOpen ? undefined : form.problem?.fields.reasons}
          open={areReasonsOpen}
          onOpenChange={onReasonsOpen}
        />
      )}
      <TextArea
        ref={note}
        label={noteLabels[outcome] ?? 'Note'}
        value={form.note}
        onChange={(event) => form.setNote(event.target.value)}
        maxLength={noteMaxCharacters}
        error={areReasonsOpen ? undefined : form.problem?.fields.note}
        rows={2}
        className="short:h-30"
      />
    </>
  );
}

const noteLabels: Partial<Record<Choice, string>> = {
  requested: 'Note, for colleagues only',
  escalated: 'Note: what the approver should look at',
};
