'use client';

import { useRef, useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import type { CaseView, ChecklistItem } from '#lib/review/case/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { useReview } from '../review-state.tsx';
import { ChecklistSection } from './checklist.tsx';
import { Commit } from './commit.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { type Problem, useDecision } from './use-decision.ts';
import { Why } from './why.tsx';

type DecideFormProps = {
  current: CaseView;
  view: Pick<ApplicantView, 'may' | 'reasons' | 'vendorLine' | 'providerLabel'>;
  checklist: ChecklistItem[];
  archive: AvailableCommand | undefined;
  children: React.ReactNode;
};

/** Decision, reason, note and button, in the order of the keys: a or x, a digit, Ctrl+Enter. */
export function DecideForm({ current, view, checklist, archive, children }: DecideFormProps) {
  const { may } = view;
  const form = useDecision(current, checklist, may.overFailing);
  const { evidence, isSeen, show, changed } = useReview();
  const [areReasonsOpen, setAreReasonsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const outcomes = useRef<HTMLFieldSetElement>(null);
  const unseen = evidence.filter((item) => !isSeen(item));
  const choose = (outcome: Outcome) => {
    if (outcome === 'approved' && !may.approve) return;
    form.choose(outcome);
    setIsAsking(false);
    setAreReasonsOpen(outcome === 'rejected' || may.approveTakes !== null);
  };
  const goTo = (problem: Problem | null) => {
    if (problem?.fields.outcome) outcomes.current?.querySelector<HTMLElement>('input:enabled')?.focus();
    else if (problem?.fields.reasons) setAreReasonsOpen(true);
    else if (problem?.fields.note) note.current?.focus();
  };
  const commit = (hasConfirmedUnseen: boolean) => {
    // What is on the screen is not what would be decided on: it has to be shown first.
    if (changed) return;
    const lacking = form.lacking();
    setIsAsking(!lacking && !hasConfirmedUnseen && unseen.length > 0);
    if (lacking) goTo(lacking);
    else if (hasConfirmedUnseen || unseen.length === 0) void form.commit(hasConfirmedUnseen).then(goTo);
  };
  const lookFirst = () => {
    setIsAsking(false);
    if (unseen[0]) show(unseen[0].imageId);
  };
  const whileAsking = [
    { key: 'y', label: 'Record although not all was seen', run: () => commit(true) },
    { key: 'Escape', label: 'Look first', run: lookFirst },
  ];
  useShortcuts('Decision', [
    { key: 'a', label: 'Approve', run: () => choose('approved') },
    { key: 'x', label: 'Reject, then a digit for the reason', run: () => choose('rejected') },
    { key: 'm', label: 'Note', run: () => note.current?.focus() },
    { key: 'Ctrl+Enter', label: 'Record', run: () => commit(false) },
    ...(isAsking ? whileAsking : []),
  ]);
  return (
    <>
      <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        {children}
        <ChecklistSection
          items={checklist}
          ticks={form.ticks}
          onTick={form.tick}
          error={form.problem?.fields.checklist}
        />
        <Section title="Decision">
          <OutcomeChoice ref={outcomes} outcome={form.outcome} mayApprove={may.approve} onChoose={choose} />
          {may.approveClosedBecause && <p className="mt-6 text-12 text-t2">{may.approveClosedBecause}</p>}
          {form.outcome && (
            <Why
              note={note}
              form={form}
              takes={form.outcome === 'approved' ? may.approveTakes : null}
              options={view.reasons[form.outcome]}
              areReasonsOpen={areReasonsOpen}
              onReasonsOpen={setAreReasonsOpen}
            />
          )}
        </Section>
      </div>
      <Commit
        form={form}
        unseen={unseen}
        isAsking={isAsking && unseen.length > 0}
        onCommit={commit}
        onCancel={lookFirst}
        view={view}
        archive={archive}
        closedBecause={changed && `Recording is closed until you have seen what changed: ${changed.join(', ')}.`}
      />
    </>
  );
}
