import { HitLine } from '#components/review/hits/line.tsx';
import { since } from '#components/review/time/spans.ts';
import { cx } from '#components/ui/cx.ts';
import type { HitRow } from '#lib/review/hits/view.ts';

type HitListProps = {
  rows: HitRow[];
  now: string;
  meId: string;
  currentId: string;
  stays: (id: string) => boolean;
  onOpen: (id: string) => void;
};

/** The hits of this page, the worst first, then the oldest, below the names of what is in a row. */
export function HitList({ rows, now, meId, currentId, stays, onOpen }: HitListProps) {
  return (
    <>
      <p
        className={cx(
          'flex h-28 shrink-0 items-center justify-between border-b border-l2 bg-s0 ps-35 pe-16',
          'text-11 font-medium text-t3',
        )}
      >
        <span>Entry, list, applicant</span>
        <span>Age, who</span>
      </p>
      <ul className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        {rows.map((row) => (
          <li key={row.id} className="hit-row">
            <HitLine
              hit={row}
              person={row.name ?? row.caseNumber}
              age={since(row.foundAt, now)}
              hasLeft={!stays(row.id)}
              who={row.assignee?.id === meId ? 'You' : (row.assignee?.name ?? null)}
              isCurrent={row.id === currentId}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
