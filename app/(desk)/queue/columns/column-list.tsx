import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { type ColumnName, columnNames, lockedColumns, movedColumn } from '#lib/review/case/filter/columns.ts';
import { columnLabels } from '../rows/columns.ts';

type ColumnListProps = { columns: readonly ColumnName[]; onShow: (columns: ColumnName[]) => void };

/** All columns in their order, hidden ones too: ticked to be shown, moved by their grip or with Alt and an arrow. */
export function ColumnList({ columns, onShow }: ColumnListProps) {
  const [kept, setKept] = useState<readonly ColumnName[]>(() => whole(columns));
  const [said, setSaid] = useState('');
  // A tick shows at once: the rows follow a moment later, and until then the box would fall back.
  const [ticked, setTicked] = useState({ of: columns, now: columns });
  const shown = ticked.of === columns ? ticked.now : columns;
  const shownOf = (all: readonly ColumnName[]) => all.filter((name) => columns.includes(name));
  // A hidden column keeps its place while the panel is open, unless others were shown from outside: by Reset.
  const order = shownOf(kept).join() === columns.join() ? kept : whole(columns);
  const place = (next: readonly ColumnName[]) => {
    setKept(next);
    onShow(shownOf(next));
  };
  const drag = useDrag(order, place);
  const toggle = (name: ColumnName) => {
    const now = order.filter((other) => (other === name ? !shown.includes(name) : shown.includes(other)));
    setKept(order);
    setTicked({ of: columns, now });
    onShow(now);
  };
  const onKeyDown = (event: KeyboardEvent, name: ColumnName) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    const next = movedColumn(order, name, order.indexOf(name) + by);
    place(next);
    setSaid(`${columnLabels[name]} is ${next.indexOf(name) + 1} of ${next.length}`);
  };
  return (
    <>
      <ul aria-label="Columns" ref={drag.list} {...drag.handlers} className="-mx-4">
        {drag.order.map((name) => (
          <ColumnLine
            key={name}
            name={name}
            isShown={shown.includes(name)}
            isDragged={drag.dragged === name}
            onToggle={() => toggle(name)}
            onKeyDown={(event) => onKeyDown(event, name)}
            onGrip={(event) => drag.begin(event, name)}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

/** All columns: those that are shown, then the others. */
function whole(columns: readonly ColumnName[]): ColumnName[] {
  return [...new Set([...columns, ...columnNames])];
}

type ColumnLineProps = {
  name: ColumnName;
  isShown: boolean;
  isDragged: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onGrip: (event: PointerEvent) => void;
};

function ColumnLine({ name, isShown, isDragged, onToggle, onKeyDown, onGrip }: ColumnLineProps) {
  const isLocked = lockedColumns.includes(name);
  return (
    <li className={cx('flex h-28 items-center rounded-4 hover:bg-s3', isDragged && 'bg-s3')}>
      <label className="flex h-full min-w-0 grow items-center gap-8 ps-4">
        <input
          type="checkbox"
          checked={isShown}
          aria-disabled={isLocked || undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onChange={() => !isLocked && onToggle()}
          onKeyDown={onKeyDown}
          className={cx('size-14 shrink-0 accent-accent-solid', isLocked && 'opacity-50')}
        />
        {columnLabels[name]}
      </label>
      {isLocked && (
        <span
          title="Always shown"
          className={cx('text-t3', name === 'applicant' && 'flex size-28 items-center justify-center')}
        >
          <Icon name="lock" />
        </span>
      )}
      {name !== 'applicant' && (
        <span
          onPointerDown={onGrip}
          className="flex size-28 cursor-grab touch-none items-center justify-center text-t3"
        >
          <Icon name="grip" />
        </span>
      )}
    </li>
  );
}

/** Follows the pointer from a grip: the column goes where the pointer is, and stays there when it is let go. */
function useDrag(order: readonly ColumnName[], onEnd: (order: readonly ColumnName[]) => void) {
  const list = useRef<HTMLUListElement>(null);
  const [under, setUnder] = useState<{ name: ColumnName; order: readonly ColumnName[] } | null>(null);
  const begin = (event: PointerEvent, name: ColumnName) => {
    event.preventDefault();
    // The list itself, because a line that is moved in the page loses the pointer.
    list.current?.setPointerCapture(event.pointerId);
    setUnder({ name, order });
  };
  const onPointerMove = ({ clientY }: PointerEvent) => {
    if (under === null) return;
    const lines = [...(list.current?.children ?? [])].map((line) => line.getBoundingClientRect());
    const to = lines.findIndex(({ bottom }) => clientY < bottom);
    setUnder({ ...under, order: movedColumn(under.order, under.name, to === -1 ? lines.length - 1 : to) });
  };
  const onPointerUp = () => {
    if (under !== null) onEnd(under.order);
    setUnder(null);
  };
  const handlers = { onPointerMove, onPointerUp, onPointerCancel: () => setUnder(null) };
  return { list, order: under?.order ?? order, dragged: under?.name ?? null, begin, handlers };
}
