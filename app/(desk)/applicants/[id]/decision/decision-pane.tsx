import { Section } from '#components/ui/section.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { CaseView } from '#lib/review/case/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { countOf } from '#lib/review/counted.ts';
import { OpenTab } from '../details/open-tab.tsx';
import { Blockers } from './blockers.tsx';
import { ChecklistSection } from './checklist.tsx';
import { DecideForm } from './decide-form.tsx';
import { Decided } from './decided.tsx';

/** Blockers, checklist and decision. The button that records is always visible. */
export function DecisionPane({ view, available }: { view: ApplicantView; available: AvailableCommand[] }) {
  const current = view.case;
  return (
    <section
      aria-label="Decision"
      className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-s1 stacked:-order-1 stacked:overflow-visible"
    >
      {current === null && <NoCase view={view} />}
      {current !== null && view.may.decide && (
        <DecideForm
          key={current.id}
          current={current}
          checklist={view.checklist}
          archive={available.find(({ kind }) => kind === 'archive')}
          view={{
            may: view.may,
            reasons: view.reasons,
            vendorLine: view.vendorLine,
            providerLabel: view.providerLabel,
          }}
        >
          <BlockersSection view={view} current={current} />
        </DecideForm>
      )}
      {current !== null && !view.may.decide && (
        <div className="min-h-0 overflow-y-auto thin-scroll">
          {current.decision && <Decided decision={current.decision} />}
          <BlockersSection view={view} current={current} />
          <ChecklistSection items={view.checklist} ticks={current.decision?.ticks ?? []} onTick={null} />
        </div>
      )}
    </section>
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
        <Blockers blockers={blockers} providerLabel={view.providerLabel} />
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
