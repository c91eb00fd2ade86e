'use client';

import { useState } from 'react';
import type { DueFilter, DueTab } from '#lib/review/retention/page.ts';
import type { DueRow } from '#lib/review/retention/view.ts';
import { DueTable } from './due-table.tsx';
import { RequestBar } from './request-bar.tsx';

type DueListProps = {
  rows: DueRow[];
  tab: DueTab;
  filter: DueFilter;
  /** How many the filter finds. */
  all: number;
  rights: { ask: boolean; open: boolean };
};

/** The applicants of a list; of those who are due, some or all are selected to ask for their deletion. */
export function DueList({ rows, tab, filter, all, rights }: DueListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isSelected = tab === 'due' && rights.ask;
  const free = rows.filter(({ askedIn }) => askedIn === null).map(({ applicantId }) => applicantId);
  const toggle = (ids: readonly string[], isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, ...ids] : [...chosen].filter((id) => !ids.includes(id))));
  return (
    <>
      <DueTable
        rows={rows}
        tab={tab}
        canOpen={rights.open}
        selection={isSelected ? { chosen, free, onToggle: toggle } : null}
      />
      {isSelected && <RequestBar chosen={[...chosen]} all={all} filter={filter} onClear={() => setChosen(new Set())} />}
    </>
  );
}
