import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';
import type { MetricSection } from '#lib/review/metrics/sections/cell.ts';

/** The title of a section, its file, and what its numbers mean. */
export function SectionHead({ section, choice }: { section: MetricSection; choice: MetricsChoice }) {
  return (
    <>
      <div className="flex min-h-28 items-center gap-8">
        <h2 className="font-semibold whitespace-nowrap">{section.title}</h2>
        <span className="truncate text-12 text-t3">{section.stamp}</span>
        <a
          href={metricsAddress(choice, '/api/metrics/file', { section: section.id })}
          download
          aria-label={`${section.title}, CSV`}
          className={`ms-auto ${buttonClass('quiet', 'sm')}`}
        >
          <Icon name="download" />
          CSV
        </a>
      </div>
      <p className="max-w-640 text-12 text-pretty text-t2">{section.definition}</p>
    </>
  );
}
