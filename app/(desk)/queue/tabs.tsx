import Link from 'next/link';
import { tabLabel } from '#components/review/words.ts';
import { cx } from '#components/ui/cx.ts';
import { tabClass } from '#components/ui/tab-class.ts';
import { type QueuePage, queueTabs } from '#lib/review/case/queue.ts';
import { queueAddress } from './address.ts';

export function QueueTabs({ page }: { page: QueuePage }) {
  return (
    <nav
      aria-label="Case state"
      className="flex h-32 shrink-0 items-stretch overflow-x-auto overflow-y-hidden border-b border-l2 px-8 thin-scroll"
    >
      {queueTabs.map((tab) => {
        const isCurrent = tab === page.filter.tab;
        return (
          <Link
            key={tab}
            href={queueAddress({ ...page.filter, tab, cursor: null })}
            prefetch={false}
            aria-current={isCurrent ? 'page' : undefined}
            className={tabClass(isCurrent)}
          >
            {tabLabel(tab)}
            <span className={cx('text-12 font-normal', isCurrent ? 'text-t2' : 'text-t3')}>
              {page.counts[tab].toLocaleString('en')}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
