'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { readJson } from '#components/review/read-json.ts';
import { clockWords, since } from '#components/review/spans.ts';
import { Time } from '#components/review/time.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';
import type { Figure } from '#lib/review/metrics/figure.ts';
import type { MetricsNow } from '#lib/review/metrics/read.ts';
import { countWords } from '#lib/review/metrics/words.ts';
import { FigureLink } from './figure-link.tsx';

/** How often it is read again, in milliseconds. */
const everyMs = 15_000;

type LiveStripProps = { first: MetricsNow; choice: MetricsChoice; mode: 'live' | 'test'; opens: boolean };

/** What is happening now. It does not follow the range below it. */
export function LiveStrip({ first, choice, mode, opens }: LiveStripProps) {
  const address = metricsAddress(choice, '/api/metrics/now');
  const { data: now, isError } = useQuery({
    queryKey: ['metrics-now', address],
    queryFn: ({ signal }) => readJson<MetricsNow>(address, signal),
    initialData: first,
    refetchInterval: everyMs,
  });
  const base: Figure = choice.connection ? { connection: choice.connection } : { mode };
  const figure = (of: Figure['now'], text: string, label: string) => (
    <FigureLink text={text} figure={of && { ...base, now: of }} opens={opens} label={label} className={big} />
  );
  return (
    <section aria-label="Now" className="border-b border-l2 bg-s0">
      <dl className="grid gap-px bg-l1 live-grid">
        <Item term="Waiting now">
          {figure('waiting', countWords(now.waiting), 'Waiting now')}
          {now.over > 0 ? figureOver(now, base, opens) : <Small>none over its time</Small>}
        </Item>
        <Item term="Oldest">
          <Oldest now={now} opens={opens} />
        </Item>
        <Item term="Claimed">
          {figure('claimed', countWords(now.claimed), 'Claimed')}
          <Small>{`by ${now.claimedBy === 1 ? '1 person' : `${countWords(now.claimedBy)} people`}`}</Small>
        </Item>
        <Item term="Decided per hour">
          <span className={big}>{perHour(now.decidedToday, now)}</span>
          <Small>{`${countWords(now.decidedToday)} since midnight`}</Small>
        </Item>
        <Item term="Arriving per hour">
          <span className={big}>{perHour(now.openedToday, now)}</span>
          <Small>{balance(now)}</Small>
        </Item>
      </dl>
      <p className="px-16 py-4 text-11 text-t3">
        {isError ? 'Could not be refreshed. As of ' : 'Live, '}
        <Time at={now.readAt} as="seconds" />. Waiting: what a member can work on now. Per hour: since midnight ÷ hours
        since.
      </p>
    </section>
  );
}

const big = 'text-18 font-semibold tabular-nums';

function figureOver({ over }: MetricsNow, base: Figure, opens: boolean) {
  const figure = { ...base, now: 'over' as const };
  return (
    <Small>
      <FigureLink text={countWords(over)} figure={figure} opens={opens} label="Over their time" /> over their time
    </Small>
  );
}

function Item({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-s0 px-16 py-8">
      <dt className="text-12 text-t2">{term}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-8">{children}</dd>
    </div>
  );
}

function Small({ children }: { children: ReactNode }) {
  return <span className="text-12 text-t2">{children}</span>;
}

function Oldest({ now: { oldest, readAt }, opens }: { now: MetricsNow; opens: boolean }) {
  if (!oldest) return <span className={`${big} text-t3`}>–</span>;
  const late = Date.parse(readAt) - Date.parse(oldest.dueAt);
  const age = since(oldest.openedAt, readAt);
  return (
    <>
      {opens ? (
        <ScreenLink
          href={`/applicants/${oldest.applicantId}`}
          aria-label={`Oldest: ${age}`}
          className={`${big} text-t1 underline decoration-l3 decoration-1 underline-offset-3 hover:text-accent`}
        >
          {age}
        </ScreenLink>
      ) : (
        <span className={big}>{age}</span>
      )}
      <span className="text-12">{late > 0 && <Tone tone="fail">{`${clockWords(late)} over`}</Tone>}</span>
      {oldest.maskedName && <Small>{oldest.maskedName}</Small>}
    </>
  );
}

/** Under ten with one decimal: 0.4 an hour is not none. */
function perHour(amount: number, { hoursToday }: MetricsNow): string {
  const rate = amount / Math.max(hoursToday, 1 / 60);
  return rate >= 10 ? countWords(Math.round(rate)) : rate.toFixed(1).replace(/\.0$/, '');
}

function balance({ openedToday, decidedToday }: MetricsNow): string {
  const difference = openedToday - decidedToday;
  if (difference === 0) return 'as many as decided';
  return `${countOf(Math.abs(difference), 'case')} ${difference > 0 ? 'more' : 'fewer'} than decided today`;
}
