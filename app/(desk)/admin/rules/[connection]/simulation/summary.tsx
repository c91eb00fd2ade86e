import Link from 'next/link';
import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { Flip } from '#lib/review/rules/simulation/result.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { Rates, signed } from './rates.tsx';

type SummaryProps = {
  simulation: SimulationView;
  provider: string;
  /** Pass rates from 0 to 1, where verdicts are modelled. */
  rates?: { before: number; after: number } | null;
  /** The address of the sessions of an effect; null where none are opened. */
  hrefOf?: ((effect: Flip['effect']) => string) | null;
};

/** The figures of a simulation. They add up: passed, failed, can't tell and stay are all that were used. */
export function Summary({ simulation, provider, rates = null, hrefOf = null }: SummaryProps) {
  const { newlyPassed, newlyFailed, cantTell, used, skipped, error } = simulation;
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <dl className="flex shrink-0 flex-wrap gap-y-4 border-b border-l2 py-8">
      <Figure tone="pass" label="Newly passed" value={newlyPassed} href={hrefOf?.('newly_passed')} />
      <Figure tone="fail" label="Newly failed" value={newlyFailed} href={hrefOf?.('newly_failed')} />
      <Figure tone="unknown" label="Can’t tell" value={cantTell} href={hrefOf?.('cant_tell')} />
      <Figure label="Stay as they were" value={used - newlyPassed - newlyFailed - cantTell} />
      {rates && (
        <Figure
          label={`Pass rate, ${signed((rates.after - rates.before) * 100)} points`}
          value={<Rates {...rates} />}
        />
      )}
      {error && <Figure label="Model error, 95 in 100" value={`±${error.residual.toFixed(3)}`} />}
      <Figure label={`Used, ${left.toLocaleString('en')} skipped`} value={used}>
        <small className="text-12 font-normal text-t3">{`of ${(used + left).toLocaleString('en')}`}</small>
      </Figure>
      <Figure label={`Sessions sent to ${provider}`} value={0} />
    </dl>
  );
}

const labelTone = { pass: 'text-pass', fail: 'text-fail', unknown: 'text-unknown' };

type FigureProps = {
  label: string;
  value: ReactNode;
  tone?: keyof typeof labelTone;
  href?: string;
  children?: ReactNode;
};

function Figure({ label, value, tone, href, children }: FigureProps) {
  const words = typeof value === 'number' ? value.toLocaleString('en') : value;
  return (
    <div className="flex flex-col-reverse border-e border-l1 px-16 whitespace-nowrap last:border-e-0 narrow:px-12">
      <dt className={cx('text-12 leading-18', tone ? labelTone[tone] : 'text-t2')}>{label}</dt>
      <dd className="flex items-baseline gap-6 text-18 font-semibold">
        {tone && <ToneIcon tone={tone} className="self-center" />}
        {href && value !== 0 ? (
          <Link className="hover:underline" href={href} prefetch={false} scroll={false}>
            {words}
          </Link>
        ) : (
          <span>{words}</span>
        )}
        {children}
      </dd>
    </div>
  );
}
