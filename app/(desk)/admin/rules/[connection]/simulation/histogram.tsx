import type { SimulationDetail } from '#lib/review/rules/simulation/result.ts';
import { NeededLine, Plot, type Scales } from './plot.tsx';

type HistogramProps = { columns: SimulationDetail['histogram']; line: SimulationDetail['line'] };

const height = 124;
const width = 0.02;

/** Sessions by score: with the weights in force as columns, with the draft as a line of steps. */
export function Histogram({ columns, line }: HistogramProps) {
  const lowest = Math.min(line.before, line.after, ...columns.map(({ from }) => from));
  const range: [number, number] = [Math.max(0, Math.floor(lowest * 10 - 1e-9) / 10), 1 + width];
  const most = Math.max(1, ...columns.flatMap(({ before, after }) => [before, after]));
  const isMoved = line.before !== line.after;
  return (
    <>
      <Plot
        says="Sessions by score, with the weights in force and with the draft"
        x={range}
        y={[0, Math.ceil(most * 1.1)]}
        height={height}
        decimals={{ x: 1, y: 0 }}
      >
        {(scales) => (
          <>
            {columns.map(({ from, before }) => (
              <rect
                key={from}
                x={scales.x(from)}
                width={`${(width / (range[1] - range[0])) * 96}%`}
                y={scales.y(before)}
                height={scales.y(0) - scales.y(before)}
                className="fill-l3"
              />
            ))}
            <Steps scales={scales} columns={filled(columns, range)} />
            {isMoved && (
              <NeededLine
                {...{ scales, height }}
                at={line.before}
                words={`now ${line.before.toFixed(2)}`}
                side={line.before < line.after ? 'left' : 'right'}
                isQuiet
              />
            )}
            <NeededLine
              {...{ scales, height }}
              at={line.after}
              words={`needed ${line.after.toFixed(2)}`}
              side={isMoved && line.before < line.after ? 'right' : 'left'}
            />
          </>
        )}
      </Plot>
      <p className="flex flex-wrap gap-x-16 px-16 pb-10 text-11 text-t2">
        <span>
          <svg aria-hidden="true" width="12" height="8" className="me-6 inline">
            <rect width="12" height="8" className="fill-l3" />
          </svg>
          in force
        </span>
        <span>
          <svg aria-hidden="true" width="14" height="8" className="me-6 inline">
            <line x2="14" y1="4" y2="4" strokeWidth="2" className="stroke-t1" />
          </svg>
          with the draft
        </span>
        <span className="text-t3">sessions per 0.02</span>
      </p>
      <HistogramTable columns={columns} />
    </>
  );
}

/** Every column of the range, those without a session too. */
function filled(columns: HistogramProps['columns'], [from, to]: [number, number]): HistogramProps['columns'] {
  const byPlace = new Map(columns.map((column) => [Math.round(column.from / width), column]));
  const [first, last] = [Math.round(from / width), Math.round(to / width)];
  return Array.from({ length: last - first }, (_, at) => {
    return byPlace.get(first + at) ?? { from: (first + at) * width, before: 0, after: 0 };
  });
}

function Steps({ scales, columns }: { scales: Scales; columns: HistogramProps['columns'] }) {
  return (
    <g className="stroke-t1" strokeWidth="1.5">
      {columns.map(({ from, after }, at) => {
        const [x, y] = [scales.x(from), scales.y(after)];
        return (
          <g key={from}>
            <line x1={x} x2={x} y1={scales.y(columns[at - 1]?.after ?? 0)} y2={y} />
            <line x1={x} x2={scales.x(from + width)} y1={y} y2={y} />
          </g>
        );
      })}
    </g>
  );
}

function HistogramTable({ columns }: Pick<HistogramProps, 'columns'>) {
  return (
    <table className="sr-only">
      <caption>Sessions by score</caption>
      <thead>
        <tr>
          <th scope="col">Score from</th>
          <th scope="col">In force</th>
          <th scope="col">With the draft</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ from, before, after }) => (
          <tr key={from}>
            <th scope="row">{from.toFixed(2)}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
