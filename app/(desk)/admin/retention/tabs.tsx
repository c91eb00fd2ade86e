import Link from 'next/link';
import { cx } from '#components/ui/cx.ts';
import { tabClass } from '#components/ui/tab-class.ts';
import { type Counts, type Place, placeHref, type Tab, tabs } from './place.ts';

export const tabLabels: Record<Tab, string> = {
  due: 'Due',
  coming: 'In the next 30 days',
  held: 'Held',
  shredded: 'Shredded',
};

/** The lists, each with its count under the same filter. */
export function RetentionTabs({ place, counts }: { place: Place; counts: Counts }) {
  return (
    <nav
      aria-label="Lists"
      className={cx(
        'flex h-40 shrink-0 items-stretch gap-4 overflow-x-auto overflow-y-hidden',
        'border-b border-l2 px-8 thin-scroll',
      )}
    >
      {tabs.map((tab) => {
        const isCurrent = tab === place.tab;
        return (
          <Link
            key={tab}
            href={placeHref({ ...place, tab, after: null })}
            prefetch={false}
            aria-current={isCurrent ? 'page' : undefined}
            className={tabClass(isCurrent)}
          >
            {tabLabels[tab]}
            <span className="text-12 font-normal text-t3">{counts[tab].toLocaleString('en')}</span>
          </Link>
        );
      })}
    </nav>
  );
}
