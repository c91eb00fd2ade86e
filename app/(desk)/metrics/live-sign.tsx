'use client';

import { ToneIcon } from '#components/ui/tone.tsx';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import type { MetricsNow } from '#lib/review/metrics/read.ts';
import { ClockTime } from './clock-time.tsx';
import { useMetricsNow } from './use-metrics-now.ts';

/** Since when the strip of the day is as it is. */
export function LiveSign({ first, choice }: { first: MetricsNow; choice: MetricsChoice }) {
  const { now, isStale } = useMetricsNow(first, choice);
  return (
    <span className="flex items-center gap-6 text-12 whitespace-nowrap text-t3 phone:hidden">
      {isStale ? (
        <ToneIcon tone="attention" />
      ) : (
        <svg aria-hidden="true" width="6" height="6">
          <circle cx="3" cy="3" r="3" className="fill-pass" />
        </svg>
      )}
      {isStale ? 'Could not be refreshed since ' : 'Live, '}
      <ClockTime at={now.readAt} zone={choice.zone} />
    </span>
  );
}
