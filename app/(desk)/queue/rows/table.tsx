import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ColumnName } from '#lib/review/case/filter/columns.ts';
import { sortOf } from '#lib/review/case/filter/sort.ts';
import type { Presence } from '#lib/review/case/live.ts';
import type { QueueFilter, ShownRow } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import type { ShownLook } from '../columns/use-look.ts';
import { SelectPage } from '../select/select-box.tsx';
import { type Selection, type Step, shareOf } from '../select/selection.ts';
import type { Toggle } from '../select/use-selection.ts';
import { goToFilter } from '../use-queue.ts';
import { columnLabels, decidedLabels, sortedBy } from './columns.ts';
import { Row } from './row.tsx';

/** What is selected and how that changes; null for those who may not act on rows. */
export type Selecting = { selection: Selection; step: (step: Step) => void; toggle: Toggle } | null;

type QueueTableProps = {
  rows: ShownRow[];
  now: string;
  meId: string;
  marksTest: boolean;
  here: Map<string, Presence[]>;
  /** The providers that do not answer. */
  silent: readonly string[];
  filter: QueueFilter;
  look: ShownLook;
  selecting: Selecting;
};

export function QueueTable({ rows, here, silent, filter, look, selecting, ...same }: QueueTableProps) {
  const { picked, isAll } = selecting?.selection ?? { picked: null, isAll: false };
  return (
    <QueueGrid
      filter={filter}
      look={look}
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
            columns={look.columns}
            isStale={silent.includes(row.provider)}
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

type QueueGridProps = {
  /** The head of the column of boxes; null without one. */
  select: ReactNode;
  filter: QueueFilter;
  look: ShownLook;
  isSortable?: boolean;
  children: ReactNode;
};

/** So few columns have room at every width of a desk. */
export const mostAtAnyWidth = 8;

/** The table and its heads, also for the bars in the place of rows that are being read. */
export function QueueGrid({ select, filter, look, isSortable = false, children }: QueueGridProps) {
  const { columns, density } = look;
  return (
    <table className={cx('queue-table', density, columns.length <= mostAtAnyWidth && 'roomy')}>
      <thead>
        <tr>
          {select !== null && (
            <th scope="col" className="select">
              {select}
            </th>
          )}
          {columns.map((name) => (
            <Head key={name} name={name} filter={filter} isSortable={isSortable} />
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

type HeadProps = { name: ColumnName; filter: QueueFilter; isSortable: boolean };

/** The head of a column that can be sorted is the control: pressed again, it turns the order around. */
function Head({ name, filter, isSortable }: HeadProps) {
  const isDecided = filter.tab === 'decided';
  const words = (isDecided && decidedLabels[name]) || columnLabels[name];
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
  const isUp = ['opened', 'risk', 'decided'].includes(by) === isReversed;
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
