import type { ReactNode } from 'react';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import { Commands } from '../commands/commands.tsx';
import { HitsPanel } from '../hits/hits-panel.tsx';
import { Notes } from '../notes/notes.tsx';
import { RelatedApplicants } from '../related/related-applicants.tsx';
import { Checks } from './checks.tsx';
import { Details } from './details.tsx';
import { Locations } from './locations.tsx';
import { NotRead } from './not-read.tsx';
import { Raw } from './raw.tsx';
import { NotesCount, RelatedCount } from './tab-counts.tsx';
import { Timeline } from './timeline.tsx';

/** The tabs below the evidence. */
export function Panels({ view, commands, available, lifecycle, acts }: Omit<ApplicantPage, 'readAt'>) {
  const { providerLabel } = view;
  const counted = (count: number) => (count > 0 ? String(count) : undefined);
  const known = (panel: ReactNode) =>
    view.hasCopy ? panel : <NotRead providerLabel={providerLabel} isErased={lifecycle.erased !== null} />;
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
          panel: known(<HitsPanel applicantId={view.id} canSee={view.may.seeHits} />),
        },
        location: {
          label: 'Location',
          count: counted(view.locations.length),
          panel: known(<Locations locations={view.locations} providerLabel={providerLabel} />),
        },
        notes: {
          label: 'Notes',
          count: <NotesCount key={view.id} applicantId={view.id} />,
          panel: lifecycle.erased ? known(null) : <Notes applicantId={view.id} />,
        },
        related: {
          label: 'Related',
          count: <RelatedCount key={view.id} applicantId={view.id} />,
          panel: lifecycle.erased ? known(null) : <RelatedApplicants applicantId={view.id} />,
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
          ? {
              label: 'Raw',
              panel: lifecycle.erased ? known(null) : <Raw {...{ applicantId: view.id, providerLabel }} />,
            }
          : undefined,
      }}
    />
  );
}
