'use client';

import type { RefObject } from 'react';
import { Choice } from '#components/ui/form/choice.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { noteMaxCharacters } from '#lib/review/case/decision-why.ts';
import type { Reason } from '#lib/review/policies/reason.ts';
import type { useDecision } from './use-decision.ts';

type WhyProps = {
  form: ReturnType<typeof useDecision>;
  options: Reason[];
  areReasonsOpen: boolean;
  onReasonsOpen: (isOpen: boolean) => void;
  /** What approving takes beyond a press, where a blocker fails. */
  takes: string | null;
  /** The note, for the key that goes there. */
  note: RefObject<HTMLTextAreaElement | null>;
};

/** Why it is decided so: the organisation's own reason, and a note. */
export function Why({ form, options, areReasonsOpen, onReasonsOpen, takes, note }: WhyProps) {
  const isNeeded = form.outcome === 'rejected' || takes !== null;
  return (
    <div className="mt-10 flex flex-col gap-8">
      {takes && <p className="text-12 text-t2">{takes}</p>}
      <Choice
        label="Reason"
        aside={form.reason}
        placeholder={isNeeded ? 'Choose a reason' : 'None needed'}
        value={form.reason}
        options={options.map(({ code, label }) => ({ value: code, label }))}
        onChange={form.setReason}
        // Open, the list lies over this; the same stands above the commit.
        error={areReasonsOpen ? undefined : form.problem?.fields.reasons}
        open={areReasonsOpen}
        onOpenChange={onReasonsOpen}
      />
      <TextArea
        ref={note}
        label="Note"
        value={form.note}
        onChange={(event) => form.setNote(event.target.value)}
        maxLength={noteMaxCharacters}
        error={form.problem?.fields.note}
        rows={2}
        className="short:h-30"
      />
    </div>
  );
}
