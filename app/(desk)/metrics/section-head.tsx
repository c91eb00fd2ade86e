import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';
import type { MetricSection } from '#lib/review/metrics/sections/cell.ts';

type SectionHeadProps = {
  section: MetricSection;
  choice: MetricsChoice;
  /** Room is left for the switch between chart and table. */
  isBesideTable?: boolean;
  /** What the signs of the table mean. */
  children?: ReactNode;
};

/** The title of a section, its file, and what its numbers mean. */
export function SectionHead({ section, choice, isBesideTable = false, children }: SectionHeadProps) {
  return (
    <>
      <div className="flex min-h-28 items-center gap-8">
        <h2 className="font-semibold whitespace-nowrap">{section.title}</h2>
        <span className="truncate text-12 text-t3">{section.stamp}</span>
        {children}
        {isBesideTable && <span className="ms-auto w-120 shrink-0 phone:hidden" />}
        <a
          href={metricsAddress(choice, '/api/metrics/file', { section: section.id })}
          download
          aria-label={`${section.title}, CSV`}
          className={cx(
            buttonClass('quiet', 'sm'),
            isBesideTable ? 'phone:ms-auto' : children ? 'ms-8 phone:ms-auto' : 'ms-auto',
          )}
        >
          <Icon name="download" />
          CSV
        </a>
      </div>
      <p className="max-w-640 text-12 text-pretty text-t2">{section.definition}</p>
    </>
  );
}
