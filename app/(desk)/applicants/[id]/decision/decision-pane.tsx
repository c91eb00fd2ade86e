'use client';

import { useRef, useState } from 'react';
import { laterPanel } from '#components/ui/later.tsx';
import { Section } from '#components/ui/section.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { SavedDraft } from '#lib/review/case/draft.ts';
import type { CaseView } from '#lib/review/case/view.ts';
import { countOf } from '#lib/review/counted.ts';
import { OpenTab } from '../details/open-tab.tsx';
import { Blockers } from './blockers.tsx';
import { type After, useAfter } from './use-after.ts';

// What the pane shows depends on the case and on the reader: one of four.
export const DecideForm = laterPanel(async () => (await import('./decide-form.tsx')).DecideForm);
const SettledCase = laterPanel(async () => (await import('./settled-case.tsx')).SettledCase);
const ErasedCase = laterPanel(async () => (await import('./erased-case.tsx')).ErasedCase);
const SecondPanel = laterPanel(async () => (await import('./second/second-panel.tsx')).SecondPanel);

type DecisionPaneProps = Pick<ApplicantPage, 'view' | 'available' | 'commands' | 'told'> & {
  meId: string;
  isErased: boolean;
};

/** Blockers, checklist and decision. The button that records is always visible. */
export function DecisionPane({ view, ...rest }: DecisionPaneProps) {
  const [said, setSaid] = useState<string | null>(null);
  const after = useAfter(view.id, setSaid);
  const current = view.case;
  return (
    <section
      aria-label="Decision"
      className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-s1 stacked:-order-1 stacked:overflow-visible"
    >
      <p aria-live="polite" className="shrink-0 border-b border-l2 bg-s2 px-16 py-6 text-12 text-t1 empty:hidden">
        {said}
      </p>
      {current === null ? <NoCase view={view} /> : <CaseParts view={view} current={current} after={after} {...rest} />}
    </section>
  );
}

type CasePartsProps = DecisionPaneProps & { current: CaseView; after: After };

/** The pane by the state of the case and what the reader may do to it. */
function CaseParts({ view, current, available, commands, told, meId, after, isErased }: CasePartsProps) {
  const typed = useRef<SavedDraft | null>(null);
  const { staged, state } = current;
  const may = (act: string) => current.acts.some((one) => one.act === act && one.closedBecause === null);
  const blockers = <BlockersSection view={view} current={current} />;
  if (isErased) return <ErasedCase current={current} />;
  if (view.may.decide)
    return (
      // After an act of the reader, or of someone else, the form starts from nothing or from its draft.
      <DecideForm
        key={[current.id, current.lastMove?.id].join(' ')}
        view={view}
        current={current}
        available={available}
        meId={meId}
        typed={typed}
        after={after}
        commands={commands}
        told={told}
      >
        {blockers}
      </DecideForm>
    );
  const isWaiting = state === 'waiting_for_second' && staged !== null && staged.ended === null;
  if (isWaiting && may('confirm'))
    return (
      <SecondPanel key={staged.id} view={view} current={current} staged={staged} told={told} after={after}>
        {blockers}
      </SecondPanel>
    );
  return (
    <SettledCase view={view} current={current} commands={commands}>
      {blockers}
    </SettledCase>
  );
}

function BlockersSection({ view, current }: { view: ApplicantView; current: CaseView }) {
  const { blockers } = current;
  return (
    <Section
      title={blockers.length === 0 ? 'Blockers' : countOf(blockers.length, 'blocker')}
      aside={view.may.decide && !view.may.approve && 'Approve is closed'}
    >
      {blockers.length === 0 ? (
        <Tone tone="pass" quiet>
          None open
        </Tone>
      ) : (
        <Blockers blockers={blockers} view={view} />
      )}
    </Section>
  );
}

function NoCase({ view }: { view: ApplicantView }) {
  return (
    <Section title="No case here">
      <p className="text-t2">
        {view.providerLabel} says{' '}
        <span className="font-medium text-t1">{view.providerStatusWords ?? view.providerStatus ?? 'nothing'}</span>, and
        nothing has needed a review since.
      </p>
      <div className="mt-10">
        <OpenTab tab="timeline">Show the timeline</OpenTab>
      </div>
    </Section>
  );
}
