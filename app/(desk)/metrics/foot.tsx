import { cx } from '#components/ui/cx.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { MetricsRead } from '#lib/review/metrics/read.ts';
import { ReadAgain } from './read-again.tsx';

/** How far the numbers can be relied on, and when they were read. */
export function MetricsFoot({ read: { opensCases, mode, check, readAt, now } }: { read: MetricsRead }) {
  return (
    <footer
      className={cx(
        'flex min-h-32 shrink-0 flex-wrap items-center gap-x-16 gap-y-4 border-t border-l2 bg-s0',
        'px-16 py-4 text-12 text-t2',
      )}
    >
      {opensCases && <span>Every underlined number opens its cases</span>}
      <span>{mode === 'live' ? 'Test cases left out' : 'Test cases: there is no live connection'}</span>
      {check && check.differing > 0 && <Tone tone="attention">The last recount differed and was put right</Tone>}
      <ReadAgain readAt={readAt} zone={now.range.zone} />
    </footer>
  );
}
