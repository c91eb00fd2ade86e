import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import type { Presence } from '#lib/review/case/live.ts';
import type { ShownRow } from '#lib/review/case/queue.ts';
import { columns } from './columns.ts';
import { Row } from './row.tsx';

type QueueTableProps = {
  rows: ShownRow[];
  now: string;
  meId: string;
  marksTest: boolean;
  here: Map<string, Presence[]>;
};

export function QueueTable({ rows, here, ...same }: QueueTableProps) {
  return (
    <QueueGrid>
      <tbody className="queue-rows">
        {rows.map((row) => (
          <Row key={row.caseId} row={row} here={hereWords(here.get(row.caseId))} {...same} />
        ))}
      </tbody>
    </QueueGrid>
  );
}

/** "K. Oyelaran", "K. Oyelaran +1"; as a text, so that a row is drawn again only when it changes. */
function hereWords(people: Presence[] | undefined): string | null {
  const [first, ...others] = people ?? [];
  if (!first) return null;
  return others.length > 0 ? `${first.name} +${others.length}` : first.name;
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
