import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';

/** A place on a plot: across in percent, so that text never scales; down in pixels. */
export type Scales = { x: (value: number) => string; y: (value: number) => number };

type PlotProps = {
  /** What the plot shows, in a sentence; a table beside it holds the figures. */
  says: string;
  x: [from: number, to: number];
  y: [from: number, to: number];
  height: number;
  decimals: { x: number; y: number };
  children: (scales: Scales) => ReactNode;
};

const axis = 20;
const top = 8;

/** Two axes with their grid, drawn on the server. */
export function Plot({ says, x, y, height, decimals, children }: PlotProps) {
  const across = scaleLinear().domain(x).range([0, 100]);
  const down = scaleLinear()
    .domain(y)
    .range([top + height, top]);
  const scales: Scales = { x: (value) => `${across(value).toFixed(2)}%`, y: (value) => Number(down(value).toFixed(1)) };
  const ticks = { x: across.ticks(4).filter((tick) => tick <= 1), y: down.ticks(4) };
  return (
    <div className="flex min-w-0 px-16 pe-20">
      <svg aria-hidden="true" className="shrink-0 overflow-visible" width="32" height={top + height + axis}>
        {ticks.y.map((tick) => (
          <text key={tick} x="24" y={scales.y(tick) + 4} textAnchor="end" className="fill-t2 text-11">
            {tick.toFixed(decimals.y)}
          </text>
        ))}
      </svg>
      <svg role="img" aria-label={says} className="min-w-0 grow overflow-visible" height={top + height + axis}>
        {ticks.y.map((tick) => (
          <line key={tick} x1="0" x2="100%" y1={scales.y(tick)} y2={scales.y(tick)} className="stroke-l2" />
        ))}
        {ticks.x.map((tick) => (
          <g key={tick}>
            <line x1={scales.x(tick)} x2={scales.x(tick)} y1={top} y2={top + height} className="stroke-l1" />
            <text x={scales.x(tick)} y={top + height + 15} textAnchor="middle" className="fill-t2 text-11">
              {tick.toFixed(decimals.x)}
            </text>
          </g>
        ))}
        {children(scales)}
      </svg>
    </div>
  );
}

type NeededLineProps = {
  scales: Scales;
  at: number;
  height: number;
  words: string;
  isQuiet?: boolean;
  /** On which side the words are. */
  side: 'left' | 'right';
};

/** The score needed, as a line with its words. */
export function NeededLine({ scales, at, height, words, isQuiet = false, side }: NeededLineProps) {
  const x = scales.x(at);
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={top - 6}
        y2={top + height}
        strokeDasharray={isQuiet ? '2 3' : undefined}
        className={isQuiet ? 'stroke-t3' : 'stroke-t1'}
      />
      <text
        x={x}
        dx={side === 'right' ? 5 : -5}
        y={top + 4}
        textAnchor={side === 'right' ? 'start' : 'end'}
        className={isQuiet ? 'fill-t2 text-11' : 'fill-t1 text-11 font-medium'}
      >
        {words}
      </text>
    </>
  );
}
