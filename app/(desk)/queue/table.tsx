import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import type { QueueRow } from '#lib/review/case/queue.ts';
import { columns } from './columns.ts';
import { Row } from './row.tsx';

export function QueueTable({ rows, now, meId }: { rows: QueueRow[]; now: string; meId: string }) {
  return (
    <QueueGrid>
      <tbody className="queue-rows">
        {rows.map((row) => (
          <Row key={row.caseId} row={row} now={now} meId={meId} />
        ))}
      </tbody>
    </QueueGrid>
  );
}

/** The table and its heads, also for the bars in the place of rows that are being read. */
export function QueueGrid({ children }: { children: ReactNode }) {
  return (
    <table className="queue-table">
      <thead>
        <tr>
          {columns.map(({ name, label }) => (
            <th key={name} scope="col" aria-sort={name === 'left' ? 'ascending' : undefined} className={name}>
              {name === 'left' ? <SortedBy label={label} /> : label}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

function SortedBy({ label }: { label: string }) {
  return (
    <span>
      {label}
      <Icon name="up" size={10} />
    </span>
  );
}
