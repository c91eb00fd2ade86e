'use client';

import { useRef, useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import type { CaseView } from '#lib/review/case/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { useReview } from '../review-state.tsx';
import { Commit } from './commit.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { useDecision } from './use-decision.ts';
import { Why } from './why.tsx';

type DecideFormProps = {
  current: CaseView;
  view: Pick<ApplicantView, 'may' | 'reasons' | 'vendorLine' | 'providerLabel'>;
  archive: AvailableCommand | undefined;
  children: React.ReactNode;
};

/** Decision, reason, note and button, in the order of the keys: a or x, a digit, Ctrl+Enter. */
export function DecideForm({ current, view, archive, children }: DecideFormProps) {
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
    { key: 'y', label: 'Record although not everything was seen', run: () => isAsking && void form.commit(true) },
  ]);
  return (
    <>
      <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        {children}
        <Section title="Decision">
          <OutcomeChoice outcome={form.outcome} mayApprove={may.approve} onChoose={choose} />
          {may.approveClosedBecause && <p className="mt-6 text-12 text-t2">{may.approveClosedBecause}</p>}
          {form.outcome && (
            <Why
              ref={note}
              form={form}
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
      />
    </>
  );
}
