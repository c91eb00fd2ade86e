import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { metricsScreen } from '#lib/exchange/metrics-page.ts';
import { metricsAddress, readMetricsAddress } from '#lib/review/metrics/address.ts';
import { personOf } from '../person.ts';
import { MetricsScreen } from './screen.tsx';

export const metadata: Metadata = { title: 'Metrics' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function MetricsPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const choice = readMetricsAddress((name) => [params[name] ?? []].flat()[0]);
  const actor = await pageActor('page /metrics', metricsAddress(choice));
  const screen = await metricsScreen(actor, choice, new Date());
  return <MetricsScreen choice={choice} {...screen} person={personOf(actor)} />;
}
