import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

/** A dense table in a tab: sticky heads, rows of 28 px. */
export function DetailTable({ heads, children }: { heads: string[]; children: ReactNode }) {
  return (
    <table className="w-full border-separate border-spacing-0 text-12">
      <thead>
        <tr>
          {heads.map((head) => (
            <th
              key={head}
              scope="col"
              className={cx(
                'sticky top-0 z-1 h-24 border-b border-l1 bg-s0 px-8 text-start text-11 font-medium',
                'whitespace-nowrap text-t3 first:ps-16 last:pe-16',
              )}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <tr className="hover:bg-s2">{children}</tr>;
}

/** `name` for the cell that names the row, `wide` for text that may need several lines. */
export function Cell({ look = 'plain', children }: { look?: 'name' | 'wide' | 'plain'; children?: ReactNode }) {
  return (
    <td
      className={cx(
        'h-28 border-b border-l1 px-8 first:ps-16 last:pe-16',
        // In a narrow pane the name gives way as much as the text beside it.
        look === 'name' && 'font-medium whitespace-nowrap text-t1 narrow:py-4 narrow:whitespace-normal',
        look === 'wide' && 'py-4 text-t2',
        look === 'plain' && 'whitespace-nowrap text-t2',
      )}
    >
      {children}
    </td>
  );
}
