import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import type { MetricSection } from '#lib/review/metrics/sections/cell.ts';
import { SectionHead } from './section-head.tsx';
import { SectionTable } from './section-table.tsx';

type ChartFigureProps = {
  section: MetricSection;
  choice: MetricsChoice;
  opens: boolean;
  children: ReactNode;
};

/** A chart with its title, what it means, and the same figures as a table. */
export function ChartFigure({ section, choice, opens, children }: ChartFigureProps) {
  return (
    <section className="min-w-0 bg-s1 px-16 pt-10 pb-8" data-section={section.id}>
      <SectionHead section={section} choice={choice} />
      {children}
      <details className="group mt-4">
        <summary className={summaryClass}>
          <Icon name="down" className="group-open:rotate-180" />
          Show as table
        </summary>
        <div className="max-h-288 overflow-y-auto thin-scroll">
          <SectionTable section={section} opens={opens} />
        </div>
      </details>
    </section>
  );
}

const summaryClass = cx(
  'inline-flex h-24 cursor-pointer list-none items-center gap-6 rounded-4 text-12 text-t2',
  'hover:text-t1 phone:h-44',
);
