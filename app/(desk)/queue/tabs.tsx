import { tabLabel } from '#components/review/words.ts';
import { cx } from '#components/ui/cx.ts';
import { tabClass } from '#components/ui/tab-class.ts';
import { type QueueCounts, type QueueFilter, type QueueTab, queueTabs } from '#lib/review/case/queue.ts';
import { countWords } from './count-words.ts';
import { QueueLink } from './queue-link.tsx';

type QueueTabsProps = {
  filter: QueueFilter;
  counts: QueueCounts;
  /** The numbers are those of the filter before. */
  isOld: boolean;
};

export function QueueTabs({ filter, counts, isOld }: QueueTabsProps) {
  return (
    <nav
      aria-label="Case state"
      aria-busy={isOld}
      className="flex h-32 shrink-0 items-stretch overflow-x-auto overflow-y-hidden border-b border-l2 px-8 thin-scroll"
    >
      {queueTabs
        .filter((tab) => isShown(tab, filter.tab, counts))
        .map((tab) => {
          const isCurrent = tab === filter.tab && !filter.figure;
          return (
            <QueueLink
              key={tab}
              filter={{ ...filter, tab, cursor: null, figure: null }}
              aria-current={isCurrent ? 'page' : undefined}
              className={tabClass(isCurrent)}
            >
              {tabLabel(tab)}
              <span className={cx('text-12 font-normal', isCurrent ? 'text-t2' : 'text-t3', isOld && 'late-dim')}>
                {countWords(counts, tab)}
              </span>
            </QueueLink>
          );
        })}
    </nav>
  );
}

/** A tab without cases is folded away; one of which not all are counted may have some. */
function isShown(tab: QueueTab, current: QueueTab, { byTab, isLeast }: QueueCounts): boolean {
  return tab === 'needs_review' || tab === current || byTab[tab] > 0 || isLeast;
}
