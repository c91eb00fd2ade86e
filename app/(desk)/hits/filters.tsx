'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Chip } from '#components/ui/chip.tsx';
import { FilterMenu } from '#components/ui/menu/filter-menu.tsx';
import { hitTopicGroups } from '#lib/review/hits/topic.ts';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';
import { hitsAddress } from './address.ts';
import { topicWords } from './tab-words.ts';

type FiltersProps = {
  filter: HitFilter;
  page: HitPage | undefined;
  providers: [id: string, label: string][];
  /** At the end of the line. */
  children: ReactNode;
};

type Part = {
  field: string;
  choices: [value: string, label: string][];
  chosen: string[];
  change: (chosen: string[]) => Partial<HitFilter>;
};

/** List, provider, topic and assignee: each adds to the address, and is a chip that can be removed. */
export function HitsFilters({ filter, page, providers, children }: FiltersProps) {
  const router = useRouter();
  const parts = partsOf(filter, page, providers);
  const address = (change: Partial<HitFilter>) => hitsAddress({ ...filter, ...change, cursor: null });
  return (
    <div className="flex min-h-40 shrink-0 flex-wrap items-center gap-6 border-b border-l1 px-16 py-6">
      {parts.map(({ change, ...menu }) =>
        menu.choices.length === 0 ? null : (
          <FilterMenu key={menu.field} {...menu} onChange={(chosen) => router.push(address(change(chosen)))} />
        ),
      )}
      {parts.map(
        ({ field, choices, chosen, change }) =>
          chosen.length > 0 && (
            <Chip
              key={field}
              field={field}
              operator={chosen.length > 1 ? 'is any of' : 'is'}
              value={chosen.map((value) => new Map(choices).get(value) ?? value).join(', ')}
              remove={(look) => <Link href={address(change([]))} prefetch={false} {...look} />}
            />
          ),
      )}
      {children}
    </div>
  );
}

function partsOf(filter: HitFilter, page: HitPage | undefined, providers: [string, string][]): Part[] {
  return [
    {
      field: 'List',
      choices: (page?.lists ?? []).map((list) => [list, list]),
      chosen: filter.lists,
      change: (lists) => ({ lists }),
    },
    {
      field: 'Provider',
      choices: providers,
      chosen: filter.providers,
      change: (chosen) => ({ providers: chosen }),
    },
    {
      field: 'Topic',
      choices: hitTopicGroups.map((topic) => [topic, topicWords[topic]]),
      chosen: filter.topics,
      change: (chosen) => ({ topics: hitTopicGroups.filter((topic) => chosen.includes(topic)) }),
    },
    {
      field: 'Assignee',
      choices: (page?.assignees ?? []).map(({ id, name }) => [id, name]),
      chosen: filter.assigneeId ? [filter.assigneeId] : [],
      change: (chosen) => ({ assigneeId: chosen.at(-1) ?? null }),
    },
  ];
}
