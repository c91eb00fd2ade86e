import type { ReactNode } from 'react';
import type { Person } from '#components/shell/navigation.ts';
import { Rail } from '#components/shell/rail.tsx';
import { cx } from '#components/ui/cx.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { LifecycleView } from '#lib/review/lifecycle/view.ts';
import { Commands } from './commands/commands.tsx';
import { DecisionPane } from './decision/decision-pane.tsx';
import { Checks } from './details/checks.tsx';
import { Details } from './details/details.tsx';
import { Hits } from './details/hits.tsx';
import { Locations } from './details/locations.tsx';
import { NotRead } from './details/not-read.tsx';
import { Raw } from './details/raw.tsx';
import { Timeline } from './details/timeline.tsx';
import { EvidencePane } from './evidence/evidence-pane.tsx';
import { ImagesClosed } from './evidence/images-closed.tsx';
import { ReviewRoot } from './review-state.tsx';
import { TopBar } from './top-bar.tsx';
import { VendorState } from './vendor-state.tsx';
import { WhoPane } from './who/who-pane.tsx';

type ApplicantScreenProps = {
  view: ApplicantView;
  commands: CommandView[];
  available: AvailableCommand[];
  lifecycle: LifecycleView;
  /** What can be asked for now and takes a second person. */
  acts: Act[];
  person: Person;
  now: string;
};

/** One applicant in three panes: identity, evidence, decision. */
export function ApplicantScreen({ view, commands, available, lifecycle, acts, person, now }: ApplicantScreenProps) {
  return (
    <div
      className={cx(
        'grid case-grid h-dvh overflow-hidden stacked:flex stacked:h-auto stacked:min-h-dvh',
        'stacked:flex-col stacked:overflow-visible',
      )}
    >
      <Rail person={person} current="queue" />
      <ReviewRoot
        key={view.may.seeImages ? 'images open' : 'images closed'}
        applicantId={view.id}
        evidence={view.may.seeImages ? view.evidence : []}
        firstTab={view.hits.length > 0 ? 'hits' : 'checks'}
      >
        <main className="flex min-h-0 min-w-0 flex-col bg-s1">
          <TopBar view={view} lifecycle={lifecycle} now={now} />
          <VendorState view={view} now={now} />
          <div
            className={cx(
              'grid panes-grid min-h-0 grow divide-x divide-l2 stacked:flex stacked:flex-col',
              'stacked:divide-x-0 stacked:divide-y',
            )}
          >
            <WhoPane view={view} />
            <section
              aria-label="Evidence"
              className="flex min-h-0 min-w-0 flex-col overflow-hidden stacked:overflow-visible"
            >
              {view.may.seeImages ? (
                <EvidencePane providerLabel={view.providerLabel} hasCopy={view.hasCopy} />
              ) : (
                <ImagesClosed applicantId={view.id} canReveal={view.may.reveal && view.may.revealNeedsReason} />
              )}
              <DetailsOf view={view} commands={commands} available={available} lifecycle={lifecycle} acts={acts} />
            </section>
            <DecisionPane view={view} available={available} />
          </div>
        </main>
      </ReviewRoot>
    </div>
  );
}

function DetailsOf({ view, commands, available, lifecycle, acts }: Omit<ApplicantScreenProps, 'person' | 'now'>) {
  const { providerLabel } = view;
  const counted = (count: number) => (count > 0 ? String(count) : undefined);
  const known = (panel: ReactNode) => (view.hasCopy ? panel : <NotRead providerLabel={providerLabel} />);
  return (
    <Details
      parts={{
        checks: {
          label: 'Checks',
          count: counted(view.checks.length),
          panel: known(<Checks checks={view.checks} providerLabel={providerLabel} />),
        },
        hits: {
          label: 'Hits',
          count: counted(view.hits.length),
          panel: known(
            <Hits
              hits={view.hits}
              screenings={view.screenings}
              providerLabel={providerLabel}
              canSee={view.may.seeHits}
            />,
          ),
        },
        location: {
          label: 'Location',
          count: counted(view.locations.length),
          panel: known(<Locations locations={view.locations} providerLabel={providerLabel} />),
        },
        commands: {
          label: `At ${providerLabel}`,
          count: counted(commands.length),
          panel: (
            <Commands
              applicantId={view.id}
              providerLabel={providerLabel}
              available={available}
              commands={commands}
              lifecycle={lifecycle}
              acts={acts}
            />
          ),
        },
        timeline: { label: 'Timeline', panel: <Timeline entries={view.timeline} /> },
        raw: view.may.seeRaw
          ? { label: 'Raw', panel: <Raw applicantId={view.id} providerLabel={providerLabel} /> }
          : undefined,
      }}
    />
  );
}
