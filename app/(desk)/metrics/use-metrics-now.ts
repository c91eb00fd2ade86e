'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';
import type { MetricsNow } from '#lib/review/metrics/read.ts';

/** How often it is read again, in milliseconds. */
const everyMs = 15_000;

/** What is happening now, read again and again; several parts of the screen share one reading. */
export function useMetricsNow(first: MetricsNow, choice: MetricsChoice): { now: MetricsNow; isStale: boolean } {
  const address = metricsAddress(choice, '/api/metrics/now');
  const { data, isError } = useQuery({
    queryKey: ['metrics-now', address],
    queryFn: ({ signal }) => readJson<MetricsNow>(address, signal),
    initialData: first,
    refetchInterval: everyMs,
  });
  return { now: data, isStale: isError };
}
