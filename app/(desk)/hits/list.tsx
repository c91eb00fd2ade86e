import { HitLine } from '#components/review/hits/line.tsx';
import { since } from '#components/review/spans.ts';
import type { HitRow } from '#lib/review/hits/view.ts';

type HitListProps = {
  rows: HitRow[];
  now: string;
  meId: string;
  currentId: string;
  stays: (id: string) => boolean;
  onOpen: (id: string) => void;
};

/** The hits of this page, the worst first, then the oldest. */
export function HitList({ rows, now, meId, currentId, stays, onOpen }: HitListProps) {
  return (
    <ul className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
      {rows.map((row) => (
        <li key={row.id}>
          <HitLine
            line={{
              ...row,
              entryName: row.entry.name,
              person: row.name ?? row.caseNumber,
              age: since(row.foundAt, now),
              hasLeft: !stays(row.id),
              who: row.assignee?.id === meId ? 'You' : (row.assignee?.name ?? null),
            }}
            isCurrent={row.id === currentId}
            onOpen={() => onOpen(row.id)}
          />
        </li>
      ))}
    </ul>
  );
}
