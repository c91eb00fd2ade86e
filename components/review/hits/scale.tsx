import { cx } from '#components/ui/cx.ts';

type Step = { from: number; label: string };

/** A scale from 0 to 100 with its steps named below: a picture of the figure and the word beside it. */
export function Scale({ value, steps }: { value: number | null; steps: Step[] }) {
  const current = value === null ? null : steps.findLast(({ from }) => value >= from);
  return (
    <svg className="block h-24 w-full overflow-visible" aria-hidden="true">
      <rect width="100%" height="6" rx="1" className="fill-s3" />
      {value !== null && <rect width={`${value}%`} height="6" rx="1" className="fill-t2" />}
      {steps.map(({ from, label }) => (
        <g key={label}>
          {from > 0 && <line x1={`${from}%`} x2={`${from}%`} y1="0" y2="6" className="stroke-s1" strokeWidth="2" />}
          <text
            x={`${from}%`}
            y="19"
            className={cx('text-11', current?.from === from ? 'fill-t1 font-medium' : 'fill-t3')}
          >
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
