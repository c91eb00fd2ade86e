import { scaleLinear } from 'd3-scale';
import { cx } from '../cx.ts';
import { type Fill, fillClass } from './fill.ts';

/** Parts of a whole side by side; what is left of the whole is the bar's ground. The figures are beside it. */
export function Bar({
  parts,
  whole,
  className,
}: {
  parts: { amount: number; fill: Fill }[];
  whole: number;
  className?: string;
}) {
  const x = scaleLinear()
    .domain([0, Math.max(1, whole)])
    .range([0, 100])
    .clamp(true);
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, { amount }) => sum + amount, 0));
  return (
    <svg aria-hidden="true" height="14" className={cx('block', className ?? 'w-full')}>
      <rect width="100%" height="14" className="fill-s3" />
      {parts.map(({ amount, fill }, at) => {
        const from = x(starts[at] ?? 0);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
            key={at}
            x={`${from}%`}
            width={`${x((starts[at] ?? 0) + amount) - from}%`}
            height="14"
            className={fillClass[fill]}
          />
        );
      })}
    </svg>
  );
}
