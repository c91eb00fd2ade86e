import type { ReactNode } from 'react';
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
  const table = (section: MetricSection) => <TableFigure {...of} section={section} />;
  return (
    <>
      <div className="grid gap-px border-b border-l2 bg-l2 halves-grid">
        <Stack>
          {table(reasonsSection(read))}
          {!read.isOwn && table(hitsSection(read))}
          {table(groupSection(read, 'flow'))}
          {table(groupSection(read, 'document'))}
        </Stack>
        <Stack>
          {table(providersSection(read))}
          {!read.isOwn && <HealthFigure choice={choice} read={read} />}
          {table(groupSection(read, 'risk'))}
          {table(groupSection(read, 'country'))}
        </Stack>
      </div>
      {reviewers && (
        <div className="border-b border-l2">
          <TableFigure {...of} section={reviewers} legend={<RiskLegend />} />
        </div>
      )}
    </>
  );
}

/** One below the other, each as high as it is. */
function Stack({ children }: { children: ReactNode }) {
  return <div className="flex min-w-0 flex-col divide-y divide-l2 bg-s1">{children}</div>;
}

type TableFigureProps = { section: MetricSection; choice: MetricsChoice; opens: boolean; legend?: ReactNode };

function TableFigure({ section, choice, opens, legend }: TableFigureProps) {
  return (
    <section className="min-w-0 bg-s1 px-16 pt-10 pb-12" data-section={section.id}>
      <SectionHead section={section} choice={choice}>
        {legend}
      </SectionHead>
      <div className="-mx-6 mt-4">
        <SectionTable section={section} opens={opens} />
      </div>
    </section>
  );
}

const risks = [
  ['Low', 'fill-l2'],
  ['Medium', 'fill-l3'],
  ['High', 'fill-t1'],
] as const;

function RiskLegend() {
  return (
    <span className="ms-auto flex gap-12 text-12 text-t2 phone:hidden">
      {risks.map(([word, fill]) => (
        <span key={word} className="inline-flex items-center gap-6">
          <svg aria-hidden="true" width="10" height="10">
            <rect width="10" height="10" className={fill} />
          </svg>
          {word}
        </span>
      ))}
    </span>
  );
}
