import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import type { Fill } from './fill.ts';
import { fillClass } from './fill.ts';

/** One column: its parts from the bottom up, and a point of the line across them. */
export type ChartColumn = {
  label: string;
  parts: { amount: number; fill: Fill }[];
  line?: number;
  /** Shown above it: its amount. */
  above?: ReactNode;
};

type ColumnsProps = {
  /** What the chart shows, in a sentence: the figures themselves are in the table beside it. */
  says: string;
  columns: ChartColumn[];
  /** A line after so many columns, with its word. */
  limit?: { after: number; word: string } | null;
  /** Each column has its label below. */
  namesAll?: boolean;
  /** The last label is of the running column. */
  lastLabel?: string;
};

const height = { plot: 136, top: 18, axis: 24 };
const bottom = height.top + height.plot;

/**
 * Columns on a scale from zero, drawn on the server: across in percent, so that text never scales, down in pixels.
 * Without columns or amounts it is an empty scale.
 */
export function ColumnsChart({ says, columns, limit, namesAll = false, lastLabel }: ColumnsProps) {
  const sums = columns.map(({ parts }) => parts.reduce((sum, { amount }) => sum + amount, 0));
  const highest = Math.max(1, ...sums, ...columns.map(({ line = 0 }) => line));
  const y = scaleLinear().domain([0, highest]).nice(4).range([bottom, height.top]);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const x = scaleBand<number>()
    .domain(columns.map((_, at) => at))
    .range([0, 100])
    .paddingInner(namesAll ? 0.22 : columns.length > 60 ? 0.1 : 0.3)
    .paddingOuter(namesAll ? 0.11 : 0.15);
  const middle = (at: number) => (x(at) ?? 0) + x.bandwidth() / 2;
  return (
    <div className="relative flex min-w-0 pt-8">
      {!namesAll && (
        <svg aria-hidden="true" height={bottom + height.axis} className="w-48 shrink-0">
          {ticks.map((tick) => (
            <text key={tick} x="40" y={y(tick) + 4} textAnchor="end" className="fill-t3 text-11">
              {tick.toLocaleString('en', { notation: highest < 10_000 ? 'standard' : 'compact' })}
            </text>
          ))}
        </svg>
      )}
      <svg role="img" aria-label={says} height={bottom + height.axis} className="w-full min-w-0 overflow-visible">
        {(namesAll ? [0] : ticks).map((tick) => (
          <line
            key={tick}
            x1="0"
            x2="100%"
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? 'stroke-l3' : 'stroke-l1'}
          />
        ))}
        {columns.map((column, at) => (
          <Stack key={column.label + String(x(at))} column={column} left={x(at) ?? 0} width={x.bandwidth()} y={y} />
        ))}
        <PointLine points={columns.map(({ line }, at) => (line === undefined ? null : [middle(at), y(line)]))} />
        {labelled(columns.length, namesAll).map((at) => (
          <text
            key={at}
            x={`${anchorAt(at, columns.length, namesAll) === 'end' ? 100 : middle(at)}%`}
            y={bottom + 17}
            textAnchor={anchorAt(at, columns.length, namesAll)}
            className={cx('text-11', at === columns.length - 1 && lastLabel ? 'fill-t1' : 'fill-t3')}
          >
            {at === columns.length - 1 && lastLabel ? lastLabel : columns[at]?.label}
          </text>
        ))}
        {limit && <Limit {...limit} of={columns.length} />}
      </svg>
      {/* Apart from the picture: what is in a picture can't be reached by keyboard. */}
      {columns.some(({ above }) => above) && (
        // biome-ignore lint/a11y/noSvgWithoutTitle: not a picture but the place of its links
        <svg height={bottom + height.axis} className="pointer-events-none absolute inset-x-0 w-full">
          {columns.map(({ label, above }, at) => (
            <foreignObject
              key={label}
              x={`${(x(at) ?? 0) - 2}%`}
              y={y(sums[at] ?? 0) - 18}
              width={`${x.bandwidth() + 4}%`}
              height="18"
            >
              <div className="text-center text-11 tabular-nums">
                <span className="pointer-events-auto">{above}</span>
              </div>
            </foreignObject>
          ))}
        </svg>
      )}
    </div>
  );
}

type StackProps = { column: ChartColumn; left: number; width: number; y: (amount: number) => number };

function Stack({ column: { parts }, left, width, y }: StackProps) {
  const keys = parts.map((_, at) => at);
  const layers = stack<unknown, { amount: number }[], number>()
    .keys(keys)
    .value((all, key) => all[key]?.amount ?? 0)([parts]);
  return layers.map((layer, at) => {
    const [from = 0, to = 0] = layer[0] ?? [];
    // What is there is seen, however little it is beside the rest.
    const size = Math.max(y(from) - y(to), to > from ? 1 : 0);
    const part = parts[at];
    if (!part || size === 0) return null;
    return (
      <rect
        key={layer.key}
        x={`${left}%`}
        width={`${width}%`}
        y={y(from) - size}
        height={size}
        className={fillClass[part.fill]}
      />
    );
  });
}

/** Straight pieces, because a path has no percentages; under each a wider one in the colour of the ground. */
function PointLine({ points }: { points: ([x: number, y: number] | null)[] }) {
  const pieces = points.slice(1).flatMap((point, at) => {
    const last = points[at];
    return point && last ? [{ x1: `${last[0]}%`, y1: last[1], x2: `${point[0]}%`, y2: point[1] }] : [];
  });
  return (
    <>
      {pieces.map((piece) => (
        <line key={piece.x1} {...piece} strokeWidth="4" strokeLinecap="round" className="stroke-s1" />
      ))}
      {pieces.map((piece) => (
        <line key={piece.x1} {...piece} strokeWidth="1.5" strokeDasharray="3 2" className="stroke-accent" />
      ))}
    </>
  );
}

function Limit({ after, word, of }: { after: number; word: string; of: number }) {
  const at = `${(100 * after) / of}%`;
  return (
    <>
      <line x1={at} x2={at} y1="2" y2={bottom} strokeDasharray="2 2" className="stroke-fail" />
      <text x={at} dx="6" y="11" className="fill-fail text-11">
        {word}
      </text>
    </>
  );
}

/** At most six labels, the first and the last among them. */
function labelled(columns: number, all: boolean): number[] {
  const every = all ? 1 : Math.max(1, Math.ceil(columns / 5));
  const labels = Array.from({ length: Math.ceil(columns / every) }, (_, at) => at * every);
  const last = columns - 1;
  if (all || last < 1) return labels;
  return [...labels.filter((at) => at <= last - every * 0.8), last];
}

function anchorAt(at: number, columns: number, all: boolean): 'start' | 'middle' | 'end' {
  if (all || columns === 1) return 'middle';
  return at === 0 ? 'middle' : at === columns - 1 ? 'end' : 'middle';
}
