import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import type { Presence } from '#lib/review/case/live.ts';
import type { ShownRow } from '#lib/review/case/queue.ts';
import { SelectPage } from '../select/select-box.tsx';
import { type Selection, type Step, shareOf } from '../select/selection.ts';
import type { Toggle } from '../select/use-selection.ts';
import { columns, decidedLabels } from './columns.ts';
import { Row } from './row.tsx';

/** What is selected and how that changes; null for those who may not act on rows. */
export type Selecting = { selection: Selection; step: (step: Step) => void; toggle: Toggle } | null;

type QueueTableProps = {
  rows: ShownRow[];
  now: string;
  meId: string;
  marksTest: boolean;
  here: Map<string, Presence[]>;
  isDecided: boolean;
  selecting: Selecting;
};

export function QueueTable({ rows, here, isDecided, selecting, ...same }: QueueTableProps) {
  const { picked, isAll } = selecting?.selection ?? { picked: null, isAll: false };
  return (
    <QueueGrid
      isDecided={isDecided}
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

type QueueGridProps = { select: ReactNode; isDecided: boolean; children: ReactNode };

/**
 * The table and its heads, also for the bars in the place of rows that are being read.
 * @param select the head of the column of boxes; null without one
 */
export function QueueGrid({ select, isDecided, children }: QueueGridProps) {
  return (
    <table className="queue-table">
      <thead>
        <tr>
          {select !== null && (
            <th scope="col" className="select">
              {select}
            </th>
          )}
          {columns.map(({ name, ...of }) => {
            const label = (isDecided && decidedLabels[name]) || of.label;
            return (
              <th key={name} scope="col" aria-sort={name === 'left' ? sortOf(isDecided) : undefined} className={name}>
                {name === 'left' ? <SortedBy label={label} isDecided={isDecided} /> : label}
              </th>
            );
          })}
        </tr>
      </thead>
      {children}
    </table>
  );
}

function sortOf(isDecided: boolean): 'ascending' | 'descending' {
  return isDecided ? 'descending' : 'ascending';
}

function SortedBy({ label, isDecided }: { label: string; isDecided: boolean }) {
  return (
    <span>
      {label}
      <Icon name={isDecided ? 'down' : 'up'} size={10} />
    </span>
  );
}
