import type { ReactNode } from 'react';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import type { CaseView } from '#lib/review/case/view.ts';
import { ChecklistSection } from './checklist.tsx';
import { Decided } from './decided.tsx';
import { OwnStaged } from './second/own-staged.tsx';
import { StagedSection } from './second/staged-section.tsx';
import { ReopenSection } from './state/reopen.tsx';
import { StateSection } from './state/state-section.tsx';

type SettledCaseProps = Pick<ApplicantPage, 'view' | 'commands'> & { current: CaseView; children: ReactNode };

/** A case that the reader can't decide now: decided, waiting for a second person, or open to others. */
export function SettledCase({ view, current, commands, children }: SettledCaseProps) {
  const { decision, staged, state } = current;
  const isWaiting = state === 'waiting_for_second' && staged !== null && staged.ended === null;
  const canReopen = current.acts.some(({ act, closedBecause }) => act === 'reopen' && closedBecause === null);
  return (
    <div className="min-h-0 overflow-y-auto thin-scroll">
      {decision && <Decided decision={decision} />}
      {canReopen && <ReopenSection key={current.id} caseId={current.id} />}
      {isWaiting && (staged.isOwn ? <OwnStaged staged={staged} /> : <StagedSection staged={staged} />)}
      {!isWaiting && <StateSection view={view} current={current} commands={commands} />}
      {children}
      <ChecklistSection
        items={view.checklist}
        ticks={decision?.ticks ?? (isWaiting ? staged.ticks : [])}
        onTick={null}
      />
    </div>
  );
}
