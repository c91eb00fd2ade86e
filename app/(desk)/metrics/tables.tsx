import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import type { MetricsRead } from '#lib/review/metrics/read.ts';
import type { MetricSection } from '#lib/review/metrics/sections/cell.ts';
import { groupSection } from '#lib/review/metrics/sections/groups.ts';
import { hitsSection } from '#lib/review/metrics/sections/hits.ts';
import { providersSection } from '#lib/review/metrics/sections/providers.ts';
import { reasonsSection } from '#lib/review/metrics/sections/reasons.ts';
import { reviewersSection } from '#lib/review/metrics/sections/reviewers.ts';
import { HealthFigure } from './health-figure.tsx';
import { SectionHead } from './section-head.tsx';
import { SectionTable } from './section-table.tsx';

type Of = { choice: MetricsChoice; read: MetricsRead };

/** Why, where and by whom: the numbers of the range by group. */
export function Tables({ choice, read }: Of) {
  const reviewers = reviewersSection(read);
  const of = { choice, opens: read.opensCases };
  return (
    <>
      <div className="grid items-stretch gap-px border-b border-l2 bg-l2 halves-grid">
        <TableFigure {...of} section={reasonsSection(read)} />
        <TableFigure {...of} section={providersSection(read)} />
        {!read.isOwn && <TableFigure {...of} section={hitsSection(read)} />}
        {!read.isOwn && <HealthFigure choice={choice} read={read} />}
        {(['risk', 'document', 'country', 'flow'] as const).map((by) => (
          <TableFigure key={by} {...of} section={groupSection(read, by)} />
        ))}
      </div>
      {reviewers && (
        <div className="border-b border-l2">
          <TableFigure {...of} section={reviewers} />
        </div>
      )}
    </>
  );
}

type TableFigureProps = { section: MetricSection; choice: MetricsChoice; opens: boolean };

function TableFigure({ section, choice, opens }: TableFigureProps) {
  return (
    <section className="min-w-0 bg-s1 px-16 pt-10 pb-12" data-section={section.id}>
      <SectionHead section={section} choice={choice} />
      <div className="-mx-6 mt-4">
        <SectionTable section={section} opens={opens} />
      </div>
    </section>
  );
}
