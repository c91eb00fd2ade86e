import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { metricsNow } from '#lib/data/metrics/now.ts';
import { metricsPage } from '#lib/exchange/metrics-page.ts';
import { can } from '#lib/review/access.ts';
import { metricsAddress, readMetricsAddress } from '#lib/review/metrics/address.ts';
import { personOf } from '../person.ts';
import { MetricsScreen } from './screen.tsx';

export const metadata: Metadata = { title: 'Metrics' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function MetricsPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const choice = readMetricsAddress((name) => [params[name] ?? []].flat()[0]);
  const actor = await pageActor('page /metrics', metricsAddress(choice));
  const now = new Date();
  const [{ read, choices }, live] = await Promise.all([
    metricsPage(actor, choice, now),
    can(actor, 'see-all-metrics') ? metricsNow(actor, choice, now) : null,
  ]);
  return <MetricsScreen choice={choice} read={read} choices={choices} live={live} person={personOf(actor)} />;
}
