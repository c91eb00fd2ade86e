import { cx } from '#components/ui/cx.ts';
import type { Risk } from '#lib/review/case/case.ts';
import { riskWords } from './words.ts';

const bars = [
  { x: 0, y: 7, height: 4 },
  { x: 4, y: 4, height: 7 },
  { x: 8, y: 0, height: 11 },
];

const levels: Record<Risk, number> = { low: 1, medium: 2, high: 3 };

export function RiskLabel({ risk }: { risk: Risk }) {
  const isHigh = risk === 'high';
  return (
    <span className={cx('flex items-center gap-6', isHigh ? 'font-medium' : 'text-t2')}>
      <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true" className="shrink-0">
        {bars.map((bar, index) => (
          <rect
            key={bar.x}
            {...bar}
            width="3"
            className={index >= levels[risk] ? 'fill-l2' : isHigh ? 'fill-t1' : 'fill-t2'}
          />
        ))}
      </svg>
      {riskWords[risk]}
    </span>
  );
}
