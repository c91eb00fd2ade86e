import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { SimulationView } from '#lib/review/rules/view.ts';

/** The figures of a simulation. They add up: passed, failed, can't tell and stay are all that were used. */
export function Summary({ simulation, provider }: { simulation: SimulationView; provider: string }) {
  const { newlyPassed, newlyFailed, cantTell, used, skipped, error } = simulation;
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <dl className="flex shrink-0 flex-wrap border-b border-l2 py-8">
      <Figure tone="pass" label="Newly passed" value={newlyPassed} />
      <Figure tone="fail" label="Newly failed" value={newlyFailed} />
      <Figure tone="unknown" label="Can’t tell" value={cantTell} />
      <Figure label="Stay as they were" value={used - newlyPassed - newlyFailed - cantTell} />
      {error && <Figure label="Model error, 95 in 100" value={`±${error.residual.toFixed(3)}`} />}
      <Figure label={`Used, ${left.toLocaleString('en')} skipped`} value={used}>
        <small className="text-12 font-normal text-t3">{`of ${(used + left).toLocaleString('en')}`}</small>
      </Figure>
      <Figure label={`Calls made to ${provider}`} value={0} />
    </dl>
  );
}

const labelTone = { pass: 'text-pass', fail: 'text-fail', unknown: 'text-unknown' };

type FigureProps = { label: string; value: number | string; tone?: keyof typeof labelTone; children?: ReactNode };

function Figure({ label, value, tone, children }: FigureProps) {
  return (
    <div className="flex flex-col-reverse border-e border-l1 px-16 whitespace-nowrap last:border-e-0">
      <dt className={cx('text-12 leading-18', tone ? labelTone[tone] : 'text-t2')}>{label}</dt>
      <dd className="flex items-center gap-6 text-18 font-semibold">
        {tone && <ToneIcon tone={tone} />}
        {typeof value === 'number' ? value.toLocaleString('en') : value}
        {children}
      </dd>
    </div>
  );
}
