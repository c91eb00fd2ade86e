'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { FilterLine, type FilterPart } from '#components/review/filter-line.tsx';
import { chipWords } from '#components/ui/chip.tsx';
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

type Part = Omit<FilterPart, 'onChange'> & {
  change: (chosen: string[]) => Partial<HitFilter>;
};

/** List, provider, topic and assignee: each adds to the address, and is a chip that can be removed. */
export function HitsFilters({ filter, page, providers, children }: FiltersProps) {
  const router = useRouter();
  const parts = partsOf(filter, page, providers);
  const address = (change: Partial<HitFilter>) => hitsAddress({ ...filter, ...change, cursor: null });
  const chosen = parts.filter((part) => part.chosen.length > 0);
  return (
    <FilterLine
      parts={parts.map(({ change, ...part }) => ({
        ...part,
        onChange: (values) => router.push(address(change(values))),
      }))}
      chips={chosen.map((part) => ({
        ...chipWords(part.field, labelsOf(part)),
        href: address(part.change([])),
      }))}
    >
      {children}
    </FilterLine>
  );
}

function labelsOf({ choices, chosen }: Part): string[] {
  const labels = new Map(choices);
  return chosen.map((value) => labels.get(value) ?? value);
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
