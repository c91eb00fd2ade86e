import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { sortOf } from '#lib/review/case/filter/sort.ts';
import type { Presence } from '#lib/review/case/live.ts';
import type { QueueFilter, ShownRow } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { SelectPage } from '../select/select-box.tsx';
import { type Selection, type Step, shareOf } from '../select/selection.ts';
import type { Toggle } from '../select/use-selection.ts';
import { goToFilter } from '../use-queue.ts';
import { type ColumnName, columns, decidedLabels, sortedBy } from './columns.ts';
import { Row } from './row.tsx';

/** What is selected and how that changes; null for those who may not act on rows. */
export type Selecting = { selection: Selection; step: (step: Step) => void; toggle: Toggle } | null;

type QueueTableProps = {
  rows: ShownRow[];
  now: string;
  meId: string;
  marksTest: boolean;
  here: Map<string, Presence[]>;
  filter: QueueFilter;
  selecting: Selecting;
};

export function QueueTable({ rows, here, filter, selecting, ...same }: QueueTableProps) {
  const { picked, isAll } = selecting?.selection ?? { picked: null, isAll: false };
  return (
    <QueueGrid
      filter={filter}
      isSortable
      select={
        selecting && (
          <SelectPage
            share={shareOf(rows, selecting.selection)}
            onToggle={(isOn) => selecting.step({ kind: 'set', rows, isOn })}
          />
        )
      }
    >
      <tbody className="queue-rows">
        {rows.map((row) => (
          <Row
            key={row.caseId}
            row={row}
            here={hereWords(here.get(row.caseId))}
            isSelected={isAll || picked?.has(row.caseId) === true}
            onToggle={selecting?.toggle ?? null}
            {...same}
          />
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

type QueueGridProps = { select: ReactNode; filter: QueueFilter; isSortable?: boolean; children: ReactNode };

/**
 * The table and its heads, also for the bars in the place of rows that are being read.
 * @param select the head of the column of boxes; null without one
 */
export function QueueGrid({ select, filter, isSortable = false, children }: QueueGridProps) {
  return (
    <table className="queue-table">
      <thead>
        <tr>
          {select !== null && (
            <th scope="col" className="select">
              {select}
            </th>
          )}
          {columns.map(({ name, label }) => (
            <Head key={name} name={name} label={label} filter={filter} isSortable={isSortable} />
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

type HeadProps = { name: ColumnName; label: string; filter: QueueFilter; isSortable: boolean };

/** The head of a column that can be sorted is the control: pressed again, it turns the order around. */
function Head({ name, label, filter, isSortable }: HeadProps) {
  const isDecided = filter.tab === 'decided';
  const words = (isDecided && decidedLabels[name]) || label;
  const by = name === 'left' && isDecided ? 'decided' : sortedBy[name];
  if (!by || filter.figure)
    return (
      <th scope="col" className={name}>
        {words}
      </th>
    );
  const { by: current, isReversed } = sortOf(filter);
  const isCurrent = by === current;
  // Oldest first is the greatest age first, and so with risks and decisions.
  const isUp = (by === 'due') !== isReversed;
  const content = (
    <>
      {words}
      {isCurrent && <Icon name="up" size={10} className={isUp ? undefined : 'rotate-180'} />}
    </>
  );
  const sort = { by, isReversed: isCurrent && !isReversed };
  return (
    <th scope="col" aria-sort={isCurrent ? (isUp ? 'ascending' : 'descending') : undefined} className={name}>
      {isSortable ? (
        <button type="button" onClick={() => goToFilter(queueAddress({ ...filter, sort, cursor: null }))}>
          {content}
        </button>
      ) : (
        <span>{content}</span>
      )}
    </th>
  );
}
