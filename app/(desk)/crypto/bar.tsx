import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { FilterLine } from '#components/review/filter-line.tsx';
import { ListHeader } from '#components/review/list-header.tsx';
import { Time } from '#components/review/time/time.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { chipWords } from '#components/ui/chip.tsx';
import { cx } from '#components/ui/cx.ts';
import { tabClass } from '#components/ui/tab-class.ts';
import { type CryptoFilter, type CryptoPage, cappedCount, cryptoBands, cryptoTabs } from '#lib/review/crypto/view.ts';
import { cryptoAddress } from './address.ts';
import { bandWords, tabWords } from './words.ts';

type BarProps = {
  filter: CryptoFilter;
  page: CryptoPage | undefined;
  /** Whether changes arrive by themselves. */
  isLive: boolean;
  person: Person;
  providers: [id: string, label: string][];
  /** What came in or left since the rows were read. */
  children: ReactNode;
};

/** Title, tabs with their counts, and the filters in the address. */
export function CryptoBar({ filter, page, isLive, person, providers, children }: BarProps) {
  return (
    <>
      <ListHeader
        title="Crypto AML"
        person={person}
        act={
          <Link href="/crypto/searches" prefetch={false} className={buttonClass()}>
            Searches
          </Link>
        }
      >
        {page && (
          <span className="flex items-center gap-6">
            {isLive && <span className="size-6 rounded-full bg-pass" />}
            {isLive ? 'Live, ' : 'As of '}
            <Time at={page.readAt} as="seconds" />
          </span>
        )}
      </ListHeader>
      <nav
        aria-label="Which crypto checks"
        className={cx(
          'flex h-32 shrink-0 items-stretch overflow-x-auto overflow-y-hidden border-b border-l2 px-8',
          'thin-scroll',
        )}
      >
        {cryptoTabs.map((tab) => {
          const isCurrent = tab === filter.tab;
          return (
            <Link
              key={tab}
              href={cryptoAddress({ ...filter, tab, cursor: null })}
              prefetch={false}
              aria-current={isCurrent ? 'page' : undefined}
              className={tabClass(isCurrent)}
            >
              {tabWords[tab]}
              {page && (
                <span className={cx('text-12 font-normal', isCurrent ? 'text-t2' : 'text-t3')}>
                  {cappedCount(page.counts[tab])}
                </span>
              )}
            </Link>
          );
        })}
      </nav>
      <Filters filter={filter} providers={providers}>
        {children}
      </Filters>
    </>
  );
}

function Filters({ filter, providers, children }: Pick<BarProps, 'filter' | 'providers' | 'children'>) {
  const router = useRouter();
  const address = (change: Partial<CryptoFilter>) => cryptoAddress({ ...filter, ...change, cursor: null });
  const bands = cryptoBands.map((band): [string, string] => [band, bandWords[band]]);
  const parts = [
    {
      field: 'Score',
      choices: bands,
      chosen: filter.bands as string[],
      change: (chosen: string[]) => ({ bands: cryptoBands.filter((band) => chosen.includes(band)) }),
    },
    {
      field: 'Provider',
      choices: providers,
      chosen: filter.providers,
      change: (chosen: string[]) => ({ providers: chosen }),
    },
  ];
  return (
    <FilterLine
      parts={parts.map(({ change, ...part }) => ({
        ...part,
        onChange: (values: string[]) => router.push(address(change(values))),
      }))}
      chips={parts
        .filter(({ chosen }) => chosen.length > 0)
        .map(({ field, choices, chosen, change }) => {
          const labels = new Map(choices);
          const words = chosen.map((value) => labels.get(value) ?? value);
          return { ...chipWords(field, words), href: address(change([])) };
        })}
    >
      {children}
    </FilterLine>
  );
}
