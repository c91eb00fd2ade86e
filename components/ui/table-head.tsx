import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** `width` is of the column's cells too; with `text-end` in it, the head is at the end as well. */
export type TableColumn = {
  head: string;
  width: string;
  hint?: string;
  /** A column of buttons: its head is for screen readers alone. */
  isUnseen?: boolean;
  /** In place of its head: a box that selects all rows. */
  content?: ReactNode;
};

type TableHeadProps = {
  columns: readonly TableColumn[];
  className?: string;
  /** The lines of each head, and that it stays where the rows scroll. */
  cellClass?: string;
};

/** The head of a table whose columns have fixed widths. */
export function TableHead({ columns, className, cellClass = 'border-y' }: TableHeadProps) {
  return (
    <thead className={className}>
      <tr>
        {columns.map(({ head, width, hint, isUnseen, content }) => (
          <th
            key={head}
            scope="col"
            title={hint}
            className={cx(
              'h-28 border-l2 bg-s0 px-8 text-11 font-medium whitespace-nowrap text-t3',
              cellClass,
              !width.split(' ').includes('text-end') && 'text-start',
              width,
            )}
          >
            {content ?? (isUnseen ? <span className="sr-only">{head}</span> : head)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
