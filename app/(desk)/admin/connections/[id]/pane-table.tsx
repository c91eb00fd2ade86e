import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

/** A plain table in a tab: heads of 28 px, rows of 36 px. */
export function PaneTable({
  label,
  heads,
  rows,
}: {
  label: string;
  heads: string[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  return (
    <div className="overflow-x-auto thin-scroll">
      <table aria-label={label} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={cx(
                  'h-28 border-y border-l2 bg-s0 px-8 text-start text-11 font-medium',
                  'whitespace-nowrap text-t3 first:ps-16 last:pe-16',
                )}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="hover:bg-s2">
              {cells.map((cell, index) => (
                <td key={heads[index]} className="h-36 border-b border-l1 px-8 py-4 text-12 first:ps-16 last:pe-16">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
