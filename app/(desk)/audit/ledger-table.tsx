'use client';

import { useRef } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { TableHead } from '#components/ui/table-head.tsx';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerLine } from '#lib/review/audit/ledger/page.ts';
import { columns } from './columns.ts';
import { LedgerLineRows } from './line-rows.tsx';

type LedgerTableProps = { lines: LedgerLine[]; filter: LedgerFilter; canFilterPeople: boolean };

/** One line for each act; a line opens to what its entry says. */
export function LedgerTable({ lines, filter, canFilterPeople }: LedgerTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const move = (step: 1 | -1) => {
    const buttons = [...(table.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = buttons[at === -1 ? 0 : at + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts('Ledger', [
    { key: 'j', label: 'Next row', run: () => move(1) },
    { key: 'k', label: 'Previous row', run: () => move(-1) },
  ]);
  return (
    <table ref={table} className="w-full table-fixed border-separate border-spacing-0 phone:block">
      <TableHead columns={columns} className="phone:hidden" cellClass="sticky top-0 z-1 border-b" />
      <tbody className="phone:block">
        {lines.map((line) => (
          <LedgerLineRows key={line.rows[0].seq} line={line} filter={filter} canFilterPeople={canFilterPeople} />
        ))}
      </tbody>
    </table>
  );
}
