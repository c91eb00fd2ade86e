'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Chip } from '#components/ui/chip.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
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
      {parts.map((part) =>
        part.choices.length === 0 ? null : (
          <PartMenu key={part.field} part={part} onChange={(chosen) => router.push(address(part.change(chosen)))} />
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

function PartMenu({ part, onChange }: { part: Part; onChange: (chosen: string[]) => void }) {
  const { field, choices, chosen } = part;
  return (
    <Menu
      label={`Filter by ${field.toLowerCase()}`}
      triggerClass={cx(
        'inline-flex h-24 shrink-0 items-center gap-4 rounded-4 border border-dashed border-l2',
        'px-6 text-12 text-t2 hover:bg-s2 hover:text-t1 narrow:px-4 phone:h-36 phone:px-6',
      )}
      trigger={
        <>
          <Icon name="plus" />
          {field}
        </>
      }
    >
      {choices.map(([value, label]) => {
        const isOn = chosen.includes(value);
        return (
          <MenuItem
            key={value}
            kind="checkbox"
            checked={isOn}
            keepOpen
            onChoose={() => onChange(isOn ? chosen.filter((each) => each !== value) : [...chosen, value])}
          >
            {label}
            {isOn && <Icon name="check" className="ms-auto" />}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
