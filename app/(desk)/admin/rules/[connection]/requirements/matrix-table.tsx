'use client';

import { useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { cx } from '#components/ui/cx.ts';
import { countOf } from '#lib/review/counted.ts';
import { cellKey, setsOf } from '#lib/review/rules/matrix.ts';
import type { RequirementMatrix, RuleSwitch } from '#lib/review/rules/rule.ts';
import type { DraftEdit } from '../use-draft.ts';
import { firstCell, moveFrom, nextChanged } from './cells.ts';
import type { Effects } from './effects.ts';
import { MatrixRow } from './matrix-row.tsx';
import { SetMenu } from './set-menu.tsx';

type MatrixTableProps = {
  matrix: RequirementMatrix;
  rows: readonly RuleSwitch[];
  edit: DraftEdit;
  changed: ReadonlySet<string>;
  effects: Effects;
  connectionId: string;
};

/** A table of switches. One of them is in the order of the tab key; the arrow keys move from it. */
export function MatrixTable({ matrix, rows, edit, changed, effects, connectionId }: MatrixTableProps) {
  const [cursor, setCursor] = useState<string | null>(null);
  const sets = setsOf(matrix);
  const absent = new Set(matrix.absent);
  const isThere = (key: string) => !absent.has(key);
  const first = firstCell(rows, sets, isThere);
  const cursorKey = cursor && rows.some(({ key }) => cursor.endsWith(`/${key}`)) ? cursor : first;
  useShortcuts('Requirements', [{ key: 'd', label: 'Next changed switch', run: nextChanged }]);
  return (
    <table
      aria-label="Requirements"
      className="rule-matrix"
      onKeyDown={moveFrom}
      onFocus={({ target }) => target.dataset.cell && setCursor(target.dataset.cell)}
    >
      <colgroup>
        <col className="wide" />
        {sets.map(({ type, source }) => (
          <col key={`${type}/${source}`} className="set" />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className="wide">
            Switch
          </th>
          {matrix.types.map(({ id, label }) => (
            <th key={id} scope="colgroup" colSpan={matrix.sources.length} className="first">
              {label}
            </th>
          ))}
          <th scope="col" rowSpan={2} className="effect first">
            {effects.applicants > 0
              ? `Changed ones, on the last ${countOf(effects.applicants, 'applicant')}`
              : 'Changed ones'}
          </th>
        </tr>
        <tr>
          {sets.map(({ type, source }) => (
            <th key={`${type}/${source}`} scope="col" className={cx('set', isFirst(matrix, source) && 'first')}>
              <SetMenu
                label={labelOf(matrix.sources, source)}
                name={`${labelOf(matrix.types, type)}, ${labelOf(matrix.sources, source)}`}
                keys={matrix.switches.map(({ key }) => cellKey(type, source, key)).filter(isThere)}
                edit={edit}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MatrixRow
            key={row.key}
            {...{ row, matrix, sets, edit, changed, effects, connectionId, isThere }}
            cursorKey={cursorKey}
          />
        ))}
      </tbody>
    </table>
  );
}

function isFirst({ sources }: RequirementMatrix, source: string): boolean {
  return sources[0]?.id === source;
}

function labelOf(axis: RequirementMatrix['types'], id: string): string {
  return axis.find((one) => one.id === id)?.label ?? id;
}
