import { Bar } from '#components/ui/chart/bar.tsx';
import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { Cell, Column, MetricSection } from '#lib/review/metrics/sections/cell.ts';
import { countWords } from '#lib/review/metrics/words.ts';
import { FigureLink } from './figure-link.tsx';

/** More rows than a person reads would make the page heavy; the file has them all. */
const mostRows = 100;

/** The numbers of a section as a table, with a link to the cases behind each. */
export function SectionTable({ section, opens }: { section: MetricSection; opens: boolean }) {
  const { title, columns, rows, hidden } = section;
  if (rows.length === 0 && !hidden) return <p className="px-6 py-8 text-12 text-t3">Nothing in this range.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section aria-label={`${title}, table`} tabIndex={0} className="overflow-x-auto thin-scroll">
      <table className="w-full text-12 tabular-nums">
        <thead>
          <tr className="border-b border-l2 text-t3">
            {columns.map(({ label, isNumber }) => (
              <th
                key={label}
                scope="col"
                className={cx('h-28 px-6 font-normal whitespace-nowrap', isNumber ? 'text-end' : 'text-start')}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} opens={opens} />
          ))}
          {rows.length > mostRows && (
            <tr>
              <td colSpan={columns.length} className="px-6 py-6 text-t3">
                {`The first ${mostRows} of ${countWords(rows.length)} rows; the CSV file has all.`}
              </td>
            </tr>
          )}
          {hidden && (
            <tr>
              <td colSpan={columns.length} className="px-6 py-6 text-t3">
                {hidden}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, columns, opens }: { row: Cell[]; columns: Column[]; opens: boolean }) {
  const [first, ...rest] = row;
  const name = row.filter((_, at) => !columns[at]?.isNumber).map(({ text }) => text);
  return (
    <tr className="border-b border-l1 last:border-b-0">
      <th scope="row" className="h-32 max-w-264 truncate px-6 text-start font-normal" title={first?.text}>
        {first?.text}
      </th>
      {rest.map((cell, at) => {
        const column = columns[at + 1];
        return (
          <td
            key={column?.label}
            className={cx(
              'px-6 whitespace-nowrap',
              column?.isNumber ? 'text-end' : 'text-start',
              cell.isQuiet ? 'text-t3' : 'text-t1',
            )}
          >
            {cell.isMarked && <ToneIcon tone="attention" className="me-6 inline align-middle" />}
            {cell.mix ? (
              <Mix mix={cell.mix} text={cell.text} />
            ) : (
              <FigureLink
                text={cell.text}
                figure={cell.figure}
                opens={opens}
                isQuiet={cell.isQuiet ?? false}
                label={`${name.join(', ')}, ${column?.label}`}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Low, medium and high risk, from the faint to the strong. */
function Mix({ mix: [low, medium, high], text }: { mix: [number, number, number]; text: string }) {
  const parts = [
    { amount: low, fill: 'faint' as const },
    { amount: medium, fill: 'quiet' as const },
    { amount: high, fill: 'strong' as const },
  ];
  return (
    <span className="flex items-center gap-8">
      <Bar parts={parts} whole={low + medium + high} className="w-80" />
      {text}
    </span>
  );
}

function rowKey(row: Cell[]): string {
  return row.map(({ raw }) => raw).join(' ');
}
