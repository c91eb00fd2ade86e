import { scaleLinear } from 'd3-scale';

/** One step of a figure over time. `band`: where it is expected. */
export type ChartDay = {
  label: string;
  value: number | null;
  band: { from: number; to: number } | null;
  isOutside: boolean;
};

type DaysChartProps = {
  /** What the chart shows, in a sentence. */
  says: string;
  days: readonly ChartDay[];
  /** A line before this day, with its word. */
  mark: { before: number; word: string } | null;
  /** The dashed line of what is expected. */
  expected: number | null;
  words: (value: number) => string;
};

const top = 18;
const plot = 96;
const axis = 22;
const bottom = top + plot;

/**
 * A figure by day with the band in which it is expected, drawn on the server: across in percent, so that text never
 * scales, down in pixels. Behind it is a table with the same figures.
 */
export function DaysChart({ says, days, mark, expected, words }: DaysChartProps) {
  const y = scaleLinear().domain(domainOf(days, expected)).nice(3).range([bottom, top]);
  const width = 100 / Math.max(1, days.length);
  const middle = (at: number) => (at + 0.5) * width;
  const ticks = y.ticks(3);
  return (
    <>
      <div className="flex min-w-0">
        <svg aria-hidden="true" height={bottom + axis} className="w-48 shrink-0">
          {ticks.map((tick) => (
            <text key={tick} x="40" y={y(tick) + 4} textAnchor="end" className="fill-t3 text-11">
              {words(tick)}
            </text>
          ))}
        </svg>
        <svg role="img" aria-label={says} height={bottom + axis} className="w-full min-w-0 overflow-visible">
          {days.map(({ band }, at) =>
            band ? (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a day may be there twice, before and after
                key={at}
                x={`${at * width}%`}
                width={`${width}%`}
                y={y(band.to)}
                height={y(band.from) - y(band.to)}
                shapeRendering="crispEdges"
                className="fill-l2"
              />
            ) : null,
          )}
          {ticks.map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-l1" />
          ))}
          {expected !== null && (
            <line x1="0" x2="100%" y1={y(expected)} y2={y(expected)} strokeDasharray="3 3" className="stroke-t3" />
          )}
          {days.slice(1).map((day, index) => {
            const last = days[index];
            if (!last || last.value === null || day.value === null) return null;
            const ends = { x1: `${middle(index)}%`, y1: y(last.value), x2: `${middle(index + 1)}%`, y2: y(day.value) };
            return <line key={ends.x1} {...ends} strokeWidth="1.5" strokeLinecap="round" className="stroke-t1" />;
          })}
          {days.map(({ value, isOutside }, at) =>
            value === null ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a day may be there twice, before and after
              <Point key={at} x={middle(at)} y={y(value)} isOutside={isOutside} />
            ),
          )}
          {mark && <Mark at={mark.before * width} word={mark.word} />}
          <Ends days={days} />
        </svg>
      </div>
      <DaysTable {...{ says, days, words }} />
    </>
  );
}

/** Also without any value: an empty scale. */
function domainOf(days: readonly ChartDay[], expected: number | null): [number, number] {
  const all = days.flatMap(({ value, band }) => [value, band?.from, band?.to]).concat(expected);
  const known = all.filter((value) => typeof value === 'number');
  const [least, most] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const room = (most - least) * 0.05 || 0.05;
  return [least - room, most + room];
}

/** A value outside its band is a triangle: its shape says so, not its colour alone. */
function Point({ x, y, isOutside }: { x: number; y: number; isOutside: boolean }) {
  if (!isOutside) return <circle cx={`${x}%`} cy={y} r="2" className="fill-t1" />;
  return (
    <svg x={`${x}%`} y={y} overflow="visible" aria-hidden="true">
      <polygon points="0,-6 6,5 -6,5" className="fill-attention" />
    </svg>
  );
}

function Mark({ at, word }: { at: number; word: string }) {
  const isRight = at < 60;
  return (
    <>
      <line x1={`${at}%`} x2={`${at}%`} y1="2" y2={bottom} className="stroke-t1" />
      <text
        x={`${at}%`}
        dx={isRight ? 6 : -6}
        y="11"
        textAnchor={isRight ? 'start' : 'end'}
        className="fill-t1 text-11 font-medium"
      >
        {word}
      </text>
    </>
  );
}

function Ends({ days }: Pick<DaysChartProps, 'days'>) {
  const last = days.length - 1;
  return (
    <>
      <text x="0" y={bottom + 16} className="fill-t3 text-11">
        {days[0]?.label}
      </text>
      {last > 0 && (
        <text x="100%" y={bottom + 16} textAnchor="end" className="fill-t3 text-11">
          {days[last]?.label}
        </text>
      )}
    </>
  );
}

function DaysTable({ says, days, words }: Pick<DaysChartProps, 'says' | 'days' | 'words'>) {
  return (
    <table className="sr-only">
      <caption>{says}</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Value</th>
          <th scope="col">Expected</th>
          <th scope="col">Outside</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ label, value, band, isOutside }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day may be there twice, before and after
          <tr key={at}>
            <th scope="row">{label}</th>
            <td>{value === null ? 'none' : words(value)}</td>
            <td>{band ? `${words(band.from)} to ${words(band.to)}` : 'too few'}</td>
            <td>{isOutside ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
