'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import { HitChanges } from './changes.tsx';
import { NamesAndChanges } from './compared-names.tsx';
import { HitHead } from './head.tsx';
import { HitHistory } from './history.tsx';
import { LadderTable } from './ladder-table.tsx';
import { applicantHitsQuery, hitQuery } from './query.ts';
import { Scores } from './scores.tsx';
import { ScreeningTable } from './screening-table.tsx';

/** One hit: both scores, the ladder, the names compared, look-ups, what was said, and all screenings of the person. */
export function Workbench({
  hit,
  nav,
  lookup,
  verdict,
}: {
  hit: ComparedHit;
  nav?: ReactNode;
  lookup: ReactNode;
  /** Where the screen has no pane of its own for it. */
  verdict?: ReactNode;
}) {
  const isCompact = verdict !== undefined;
  return (
    <section
      aria-label="Hit"
      className="hit-pane flex min-h-0 min-w-0 flex-col overflow-hidden stacked:overflow-visible"
    >
      <HitHead hit={hit} nav={nav} isAtApplicant={isCompact} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key */}
      <div tabIndex={0} className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        <HitChanges hit={hit.hit} />
        {verdict}
        <Scores hit={hit} isCompact={isCompact} />
        <div className="stacked:overflow-x-auto">
          <LadderTable ladder={hit.ladder} isCompact={isCompact} />
        </div>
        <NamesAndChanges hit={hit} />
        {lookup}
        <HitHistory hit={hit.hit} />
        <Screenings applicantId={hit.row.applicantId} />
      </div>
    </section>
  );
}

function Screenings({ applicantId }: { applicantId: string }) {
  const { data, error, refetch } = useQuery(applicantHitsQuery(applicantId));
  if (data) return <ScreeningTable view={data} />;
  if (!error) return <Waiting label="Reading the screenings" />;
  return (
    <Empty title="The screenings could not be read" act={<Button onClick={() => void refetch()}>Try again</Button>}>
      {error.message}
    </Empty>
  );
}

/** Reads one hit, and shows bars or why it could not be read. `children` draws it. */
export function HitReader({ id, children }: { id: string; children: (hit: ComparedHit) => ReactNode }) {
  const { data, error, refetch } = useQuery(hitQuery(id));
  if (data) return children(data);
  if (!error) return <Waiting label="Reading the hit" />;
  return (
    <Empty title="This hit could not be read" act={<Button onClick={() => void refetch()}>Try again</Button>}>
      What you saved before is not affected. {error.message}
    </Empty>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="late flex flex-col gap-16 p-16">
      <Skeleton width="long" />
      <Skeleton width="medium" />
      <Skeleton width="long" />
    </div>
  );
}
