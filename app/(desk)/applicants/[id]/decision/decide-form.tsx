'use client';

import { useRef, useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Label } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import type { Outcome } from '#lib/review/case.ts';
import type { ApplicantView, CaseView } from '#lib/review/views.ts';
import { useReview } from '../review-state.tsx';
import { Commit } from './commit.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { useDecision } from './use-decision.ts';

/** The same as the server allows (lib/review/decision.ts). */
const longestNote = 2_000;

type DecideFormProps = {
  current: CaseView;
  view: Pick<ApplicantView, 'may' | 'reasons' | 'vendorLine' | 'providerLabel'>;
  children: React.ReactNode;
};

/** Decision, reason, note, and what will happen, in the order of the keys: a or x, a digit, Ctrl+Enter. */
export function DecideForm({ current, view, children }: DecideFormProps) {
  const { may } = view;
  const form = useDecision(current);
  const { evidence, isSeen, show } = useReview();
  const [areReasonsOpen, setAreReasonsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const unseen = evidence.filter((item) => !isSeen(item));
  const choose = (outcome: Outcome) => {
    if (outcome === 'approved' && !may.approve) return;
    form.choose(outcome);
    setIsAsking(false);
    if (outcome === 'rejected') setAreReasonsOpen(true);
  };
  const commit = () => (unseen.length > 0 ? setIsAsking(true) : void form.commit(false));
  const lookFirst = () => {
    setIsAsking(false);
    if (unseen[0]) show(unseen[0].imageId);
  };
  useShortcuts('Decision', [
    { key: 'a', label: 'Approve', run: () => choose('approved') },
    { key: 'x', label: 'Reject, then a digit for the reason', run: () => choose('rejected') },
    { key: 'm', label: 'Note', run: () => note.current?.focus() },
    { key: 'Ctrl+Enter', label: 'Record', run: () => form.outcome && commit() },
    { key: 'y', label: 'Record although not all was seen', run: () => isAsking && void form.commit(true) },
  ]);
  return (
    <>
      <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        {children}
        <Section title="Decision">
          <OutcomeChoice outcome={form.outcome} mayApprove={may.approve} onChoose={choose} />
          {may.approveClosedBecause && <p className="mt-6 text-12 text-t2">{may.approveClosedBecause}</p>}
          {form.outcome && (
            <div className="mt-10 flex flex-col gap-8">
              <Reason form={form} options={view.reasons[form.outcome]} open={areReasonsOpen} onOpenChange={setAreReasonsOpen} />
              <TextArea
                ref={note}
                label="Note"
                value={form.note}
                onChange={(event) => form.setNote(event.target.value)}
                maxLength={longestNote}
                rows={2}
                className="short:h-30"
              />
              {form.problem?.fields.note && <FieldError>{form.problem.fields.note}</FieldError>}
            </div>
          )}
        </Section>
      </div>
      <Commit form={form} unseen={unseen} isAsking={isAsking && unseen.length > 0} onCommit={commit} onCancel={lookFirst} view={view} />
    </>
  );
}

type ReasonProps = {
  form: ReturnType<typeof useDecision>;
  options: { code: string; label: string }[];
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

function Reason({ form, options, open, onOpenChange }: ReasonProps) {
  return (
    <div>
      <Label aside={form.reason}>Reason</Label>
      <Select
        label="Reason"
        placeholder={form.outcome === 'approved' ? 'None needed' : 'Choose a reason'}
        value={form.reason}
        options={options.map(({ code, label }) => ({ value: code, label }))}
        onChange={form.setReason}
        open={open}
        onOpenChange={onOpenChange}
      />
      {form.problem?.fields.reasons && <FieldError>{form.problem.fields.reasons}</FieldError>}
    </div>
  );
}
