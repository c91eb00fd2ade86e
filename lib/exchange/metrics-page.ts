import { metricsNow } from '#lib/data/metrics/now.ts';
import { readMetrics, type UnnamedRead } from '#lib/data/metrics/read.ts';
import { type CountedScope, scopeFor } from '#lib/data/metrics/scope.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { can } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import type { MetricConnection, MetricsNow, MetricsRead } from '#lib/review/metrics/read.ts';

/** The metrics of a range with their connections named, and the connections that can be chosen. */
export type MetricsPage = { read: MetricsRead; choices: MetricConnection[] };

/**
 * The metrics of a range and, for a member who may see those of all, what is happening now.
 * @throws Refusal `not_allowed`
 */
export async function metricsScreen(
  actor: Actor,
  choice: MetricsChoice,
  now: Date,
): Promise<MetricsPage & { live: MetricsNow | null }> {
  const counted = await scopeFor(actor, choice.connection);
  const [page, live] = await Promise.all([
    metricsPage(actor, choice, now, counted),
    can(actor, 'see-all-metrics') ? metricsNow(actor, choice, now, counted) : null,
  ]);
  return { ...page, live };
}

/**
 * @param counted what `scopeFor` gave for this actor and choice, where the request has it already
 * @throws Refusal `not_allowed`
 */
export async function metricsPage(
  actor: Actor,
  choice: MetricsChoice,
  now: Date,
  counted?: CountedScope,
): Promise<MetricsPage> {
  const { choices, connections, ...read } = await readMetrics(actor, choice, now, counted);
  const named = namesOf(choices);
  const labelOf = (id: string) => named.get(id) ?? id;
  return {
    read: { ...read, connections: connections.map(({ id }) => ({ id, label: labelOf(id) })) },
    choices: choices.map(({ id }) => ({ id, label: labelOf(id) })),
  };
}

/** The provider's label, with the connection's own name where there are several of one provider. */
function namesOf(connections: UnnamedRead['choices']): Map<string, string> {
  return new Map(
    connections.map(({ id, provider, label }) => {
      const name = providerLabel(provider);
      const isOnly = connections.filter((other) => other.provider === provider).length === 1;
      return [id, isOnly ? name : `${name}, ${label}`];
    }),
  );
}
