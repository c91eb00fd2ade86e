'use client';

import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { isNarrowed, type QueueCounts, type QueueFilter } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { ColumnsMenu } from '../columns/columns-menu.tsx';
import type { ShownLook } from '../columns/use-look.ts';
import { QueueLink } from '../queue-link.tsx';
import { AddFilter } from './add-filter.tsx';
import { partChips } from './chips.ts';
import { fieldsOf } from './fields.ts';
import { FigureChip } from './figure-chip.tsx';
import { PartChips } from './part-chips.tsx';
import { SortMenu } from './sort-menu.tsx';
import { useChoices } from './use-choices.ts';

export type FiltersProps = {
  filter: QueueFilter;
  connections: ConnectionHealth[];
  counts: QueueCounts;
  look: ShownLook;
  /** Before the sort. */
  children: ReactNode;
};

/** What narrows the queue, each as a chip that can be changed or removed; what adds more; the sort; the columns. */
export function Filters({ filter, connections, counts, look, children }: FiltersProps) {
  const { assignees = [], notAssignees = [] } = filter.parts ?? {};
  const isNamed = [...assignees, ...notAssignees].some((value) => value !== 'me' && value !== 'none');
  const { choices } = useChoices(isNamed);
  const nameOf = (id: string) => connections.find((connection) => connection.id === id)?.providerLabel;
  const without = (change: Partial<QueueFilter>) => ({ ...filter, ...change, cursor: null });
  return (
    <>
      {filter.figure && <FigureChip filter={filter} figure={filter.figure} count={counts.figure} nameOf={nameOf} />}
      <PartChips filter={filter} connections={connections} chips={partChips(filter, fieldsOf(connections, choices))} />
      {filter.text && (
        <Chip
          field="Text"
          operator="finds"
          value={filter.text}
          remove={(look) => <QueueLink filter={without({ text: '' })} {...look} />}
        />
      )}
      <span data-add-filter className="flex">
        <AddFilter filter={filter} connections={connections} />
      </span>
      {isNarrowed(filter) && (
        <QueueLink
          filter={{ tab: filter.tab, sort: filter.sort, columns: filter.columns }}
          className={buttonClass('quiet', 'sm')}
        >
          Clear
        </QueueLink>
      )}
      {children}
      <span className="ms-auto flex items-center gap-6">
        {!filter.figure && <SortMenu filter={filter} />}
        <ColumnsMenu filter={filter} look={look} />
      </span>
    </>
  );
}
