'use client';

import type { ReactNode } from 'react';
import { clockWords, since } from '#components/review/time/spans.ts';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import type { Figure } from '#lib/review/metrics/figure.ts';
import type { MetricsNow } from '#lib/review/metrics/read.ts';
import { countWords } from '#lib/review/metrics/words.ts';
import { FigureLink } from './figure-link.tsx';
import { Holders } from './holders.tsx';
import { useMetricsNow } from './use-metrics-now.ts';

type LiveStripProps = { first: MetricsNow; choice: MetricsChoice; mode: 'live' | 'test'; opens: boolean };

/** What is happening now. It does not follow the range below it. */
export function LiveStrip({ first, choice, mode, opens }: LiveStripProps) {
  const { now } = useMetricsNow(first, choice);
  const of = choice.connection ? { connection: choice.connection } : { mode };
  return (
    <section aria-label="Now" className="border-b border-l2 bg-s0">
      <dl className="grid gap-px bg-l1 live-grid">
        <WaitingItems now={now} base={{ zone: choice.zone, ...of }} opens={opens} />
        <TodayItems now={now} base={{ zone: choice.zone, ...of }} opens={opens} />
      </dl>
      <p className="px-16 py-4 text-11 text-t3">
        The range below does not change these. Waiting: what a member can work on now, oldest by when it was opened.
        Claimed: what one of them has in hand. Per hour: since midnight ÷ hours since.
      </p>
    </section>
  );
}

type ItemsProps = { now: MetricsNow; base: Figure; opens: boolean };

function WaitingItems({ now, base, opens }: ItemsProps) {
  const { waiting, over, claimed, holders } = now;
  return (
    <>
      <Item term="Waiting now">
        <Count amount={waiting} figure={{ ...base, now: 'waiting' }} opens={opens} label="Waiting now" isBig />
        <Small>
          <Count amount={over} figure={{ ...base, now: 'over' }} opens={opens} label="Over their time" /> over their
          time
        </Small>
      </Item>
      <Item term="Oldest">
        <Oldest now={now} opens={opens} />
      </Item>
      <Item term="Claimed">
        <Count amount={claimed} figure={{ ...base, now: 'claimed' }} opens={opens} label="Claimed" isBig />
        {holders.length > 0 && <Holders holders={holders} base={base} opens={opens} />}
      </Item>
    </>
  );
}

function TodayItems({ now, base, opens }: ItemsProps) {
  const { decidedToday, openedToday } = now;
  const today = { from: now.midnight, until: now.readAt };
  return (
    <>
      <Item term="Decided per hour">
        <span className={big}>{perHour(decidedToday, now)}</span>
        <Small>
          <Count amount={decidedToday} figure={{ ...base, decided: today }} opens={opens} label="Decided today" />
          {' since midnight'}
        </Small>
      </Item>
      <Item term="Arriving per hour">
        <span className={big}>{perHour(openedToday, now)}</span>
        <Small>
          <Count amount={openedToday} figure={{ ...base, opened: today }} opens={opens} label="Opened today" />
          {' since midnight'}
        </Small>
      </Item>
    </>
  );
}

type CountProps = { amount: number; figure: Figure; opens: boolean; label: string; isBig?: boolean };

/** A count that opens its cases, unless there is none. */
function Count({ amount, figure, opens, label, isBig }: CountProps) {
  return (
    <FigureLink
      text={countWords(amount)}
      figure={amount > 0 ? figure : undefined}
      opens={opens}
      label={label}
      {...(isBig ? { className: big } : {})}
    />
  );
}

const big = 'text-18 font-semibold tabular-nums';

function Item({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-s0 px-16 py-8 stacked:last:col-span-full">
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
