import Link from 'next/link';
import type { ReactNode } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { tabClass } from '#components/ui/tab-class.ts';
import { type HitFilter, type HitPage, hitTabs } from '#lib/review/hits/view.ts';
import { hitsAddress } from './address.ts';
import { HitsFilters } from './filters.tsx';
import { tabWords } from './tab-words.ts';

type HitsBarProps = {
  filter: HitFilter;
  page: HitPage | undefined;
  /** Whether changes arrive by themselves. */
  isLive: boolean;
  person: Person;
  providers: [id: string, label: string][];
  /** What came in or left since the rows were read. */
  children: ReactNode;
};

/** Title, tabs with their counts, and the filters in the address. */
export function HitsBar({ filter, page, isLive, person, providers, children }: HitsBarProps) {
  return (
    <>
      <header className="flex h-44 shrink-0 items-center gap-8 px-16">
        <h1 className="text-15 font-semibold tracking-tight">Hits</h1>
        {page && (
          <span className="me-auto flex items-center gap-6 text-12 text-t3">
            {isLive && <span className="size-6 rounded-full bg-pass" />}
            {isLive ? 'Live, ' : 'As of '}
            <Time at={page.readAt} as="seconds" />
          </span>
        )}
        <span className="hidden phone:ms-auto phone:block">
          <Link href="/queue" prefetch={false} className={buttonClass('quiet')}>
            Queue
          </Link>
        </span>
        <span className="hidden phone:block">
          <MeMenu person={person} rail />
        </span>
      </header>
      <nav
        aria-label="State of the hits"
        className={cx(
          'flex h-32 shrink-0 items-stretch overflow-x-auto overflow-y-hidden border-b border-l2 px-8',
          'thin-scroll',
        )}
      >
        {hitTabs.map((tab) => {
          const isCurrent = tab === filter.tab;
          return (
            <Link
              key={tab}
              href={hitsAddress({ ...filter, tab, cursor: null })}
              prefetch={false}
              aria-current={isCurrent ? 'page' : undefined}
              className={tabClass(isCurrent)}
            >
              {tabWords[tab]}
              {page && (
                <span className={cx('text-12 font-normal', isCurrent ? 'text-t2' : 'text-t3')}>
                  {page.counts[tab].toLocaleString('en')}
                </span>
              )}
            </Link>
          );
        })}
      </nav>
      <HitsFilters filter={filter} page={page} providers={providers}>
        {children}
      </HitsFilters>
    </>
  );
}
