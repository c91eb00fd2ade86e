import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
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

/** A chart with its title, what it means, and the same figures as a table, which takes the place of the chart. */
export function ChartFigure({ section, choice, opens, children }: ChartFigureProps) {
  return (
    <section className="group/figure relative min-w-0 bg-s1 px-16 pt-10 pb-8" data-section={section.id}>
      <SectionHead section={section} choice={choice} isBesideTable />
      <div className="group-has-[details[open]]/figure:hidden">{children}</div>
      <details className="-mx-6 mt-4">
        <summary className={summaryClass}>
          <Icon name="table" />
          <span className="group-has-[details[open]]/figure:hidden">Show as table</span>
          <span className="hidden group-has-[details[open]]/figure:inline">Show the chart</span>
        </summary>
        <div className="max-h-288 overflow-y-auto thin-scroll">
          <SectionTable section={section} opens={opens} />
        </div>
      </details>
    </section>
  );
}

/** In the head of the figure, beside its file; on a phone, where there is no room, below the chart. */
const summaryClass = cx(buttonClass('quiet', 'sm'), 'absolute end-84 top-12 list-none phone:static phone:inline-flex');
