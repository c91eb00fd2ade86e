import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { QueueRow } from '#lib/review/case/queue.ts';
import { type Column, columns } from './columns.ts';
import { Row } from './row.tsx';

const heads: { column: Column; label: string }[] = [
  { column: 'applicant', label: 'Applicant' },
  { column: 'country', label: 'Country' },
  { column: 'provider', label: 'Provider' },
  { column: 'state', label: 'Status' },
  { column: 'providerSays', label: 'Provider says' },
  { column: 'blockers', label: 'Open blockers' },
  { column: 'risk', label: 'Risk' },
  { column: 'age', label: 'Age' },
  { column: 'left', label: 'Time left' },
  { column: 'assignee', label: 'Assignee' },
];

export function QueueTable({ rows, now, meId }: { rows: QueueRow[]; now: string; meId: string }) {
  return (
    <QueueGrid>
      {rows.map((row) => (
        <Row key={row.caseId} row={row} now={now} meId={meId} />
      ))}
    </QueueGrid>
  );
}

/** The table and its heads, also for the loading bars. */
export function QueueGrid({ children }: { children: React.ReactNode }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 phone:block">
      <thead className="phone:hidden">
        <tr>
          {heads.map(({ column, label }) => (
            <th
              key={column}
              scope="col"
              aria-sort={column === 'left' ? 'ascending' : undefined}
              className={cx(
                'sticky top-0 z-1 h-28 border-b border-l2 bg-s0 px-8 text-11 font-medium whitespace-nowrap',
                column === 'left' ? 'text-t1' : 'text-t3',
                columns[column],
                column !== 'age' && column !== 'left' && 'text-start',
              )}
            >
              <span className="inline-flex items-center gap-2">
                {label}
                {column === 'left' && <Icon name="up" size={10} />}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="phone:block">{children}</tbody>
    </table>
  );
}
