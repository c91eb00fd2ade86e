import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { cellKey } from '#lib/review/rules/matrix.ts';
import type { RequirementMatrix, RuleSwitch } from '#lib/review/rules/rule.ts';
import type { DraftEdit } from '../use-draft.ts';
import type { Effects } from './effects.ts';
import { RowEffect } from './row-effect.tsx';
import { SetMenu } from './set-menu.tsx';

type MatrixRowProps = {
  row: RuleSwitch;
  matrix: RequirementMatrix;
  sets: readonly { type: string; source: string }[];
  edit: DraftEdit;
  changed: ReadonlySet<string>;
  effects: Effects;
  connectionId: string;
  isThere: (key: string) => boolean;
  cursorKey: string | null;
};

/** One switch for all sets, and at its end what the changed ones would have done. */
export function MatrixRow(props: MatrixRowProps) {
  const { row, matrix, sets, edit, changed, effects, connectionId, isThere } = props;
  const cells = sets.map(({ type, source }) => cellKey(type, source, row.key));
  const changedCells = cells.filter((key) => changed.has(key));
  return (
    <tr className={cx(changedCells.length > 0 && 'changed')}>
      <th scope="row">
        <SetMenu
          label={row.label}
          name={`${row.label}, all documents`}
          keys={cells.filter(isThere)}
          edit={edit}
          isWide
          aside={row.key}
        />
      </th>
      {sets.map(({ source }, at) => (
        <Cell
          key={cells[at]}
          {...props}
          cell={cells[at] ?? ''}
          at={at}
          isFirst={matrix.sources[0]?.id === source}
          hasSwitch={isThere(cells[at] ?? '')}
        />
      ))}
      <td className="effect">
        <RowEffect cells={changedCells} effects={effects} connectionId={connectionId} />
      </td>
    </tr>
  );
}

type CellProps = MatrixRowProps & { cell: string; at: number; isFirst: boolean; hasSwitch: boolean };

function Cell({ row, matrix, sets, edit, changed, effects, cursorKey, cell, at, isFirst, hasSwitch }: CellProps) {
  const isOn = edit.values[cell] === true;
  const isChanged = changed.has(cell);
  const effect = effects.cells[cell];
  const fails = isChanged && isOn && (effect?.count ?? 0) > 0;
  const set = sets[at];
  const type = matrix.types.find(({ id }) => id === set?.type)?.label ?? '';
  const source = matrix.sources.find(({ id }) => id === set?.source)?.label ?? '';
  return (
    <td className={cx(isFirst && 'first', isChanged && (fails ? 'fails' : 'differs'))}>
      {hasSwitch ? (
        <button
          type="button"
          role="switch"
          data-cell={cell}
          aria-checked={isOn}
          aria-label={`${row.label}, ${type}, ${source}${isChanged ? ', changed' : ''}`}
          tabIndex={cell === cursorKey ? 0 : -1}
          aria-disabled={edit.set === null || undefined}
          onClick={() => edit.set?.({ [cell]: !isOn })}
          className={cx('rule-switch', isOn && 'on')}
        >
          {isOn && <Icon name="check" size={12} />}
        </button>
      ) : (
        <span className="text-t3">
          –<span className="sr-only">not carried</span>
        </span>
      )}
    </td>
  );
}
