import 'server-only';
import { can } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import { dimensions } from '#lib/review/metrics/measures.ts';
import { begunSteps, type MetricRange, rangeBefore, rangeOf, stepsOf } from '#lib/review/metrics/range.ts';
import type { MetricsRead, RangeRead, ReasonLabel } from '#lib/review/metrics/read.ts';
import { db } from '../database.ts';
import { type PoliciesInForce, policiesInForce } from '../policies.ts';
import { healthIn } from './health.ts';
import { openAt, openCases, openHits } from './open.ts';
import { type CountedConnection, type CountedScope, scopeFor } from './scope.ts';
import { stepCounts } from './series.ts';
import { countsIn, type Scope, timesIn } from './sums.ts';

/** The names of connections are those of their providers, which are told elsewhere. */
export type UnnamedRead = Omit<MetricsRead, 'connections'> & {
  connections: CountedConnection[];
  choices: CountedConnection[];
};

/**
 * The metrics of a range: of the whole desk, or for a reviewer of their own decisions.
 * @param counted what `scopeFor` gave for this actor and choice, where the request has it already
 * @throws Refusal `not_allowed`
 */
export async function readMetrics(
  actor: Actor,
  choice: MetricsChoice,
  now: Date,
  counted?: CountedScope,
): Promise<UnnamedRead> {
  const { scope, mode, connections, choices, connection } = counted ?? (await scopeFor(actor, choice.connection));
  const isOwn = scope.reviewerId !== null;
  const range = rangeOf(choice.range, choice.zone, now);
  const before = choice.compares ? rangeBefore(range, now) : null;
  const seesReviewers = can(actor, 'see-reviewer-metrics');
  const kept = connections.filter(({ isRemoved }) => !isRemoved).map(({ id }) => id);
  // Three queries at a time, however many numbers there are: other requests need connections to the database too.
  const [inRange, inBefore, desk] = await Promise.all([
    readRange(range, scope),
    before && readRange(before, scope),
    readDesk(range, scope, kept),
  ]);
  const policies = await policiesInForce();
  const check = await db().metricCheck.findFirst({ orderBy: { at: 'desc' } });
  return {
    isOwn,
    seesReviewers,
    opensCases: can(actor, 'see-applicants'),
    mode,
    connections: connections.filter(({ id, isRemoved }) => !isRemoved || isCounted(inRange, id)),
    choices,
    connection,
    readAt: now.toISOString(),
    now: inRange,
    before: inBefore,
    ...desk,
    reasons: reasonLabels(policies),
    members: seesReviewers ? await membersIn(inRange) : new Map(),
    due: policies.values.sla,
    check: check && { at: check.at.toISOString(), differing: check.factsDiffering + check.sumsDiffering },
  };
}

async function readRange(range: MetricRange, scope: Scope): Promise<RangeRead> {
  const moments = { from: new Date(range.start), until: new Date(range.until) };
  const { unit, steps } = stepsOf(range);
  const counts = await countsIn(moments, dimensions, scope);
  const times = await timesIn(moments, ['all', 'risk', 'flow', 'country', 'document', 'reviewer'], scope);
  const perStep = await stepCounts(unit, steps, scope);
  const openAtEnd = scope.reviewerId === null ? await openAt(moments.until, scope) : 0;
  return { range, counts, times, unit, steps, perStep, openAtEnd };
}

/** A removed connection is told where cases of it were counted. */
function isCounted({ counts }: RangeRead, id: string): boolean {
  return counts.some(({ connectionId }) => connectionId === id);
}

/** What is of the whole desk, and of no member. `kept`: the connections that are not removed, for their health. */
async function readDesk(
  range: MetricRange,
  { connections, reviewerId }: Scope,
  kept: readonly string[],
): Promise<Pick<MetricsRead, 'open' | 'openHits' | 'health'>> {
  if (reviewerId !== null) return { open: null, openHits: 0, health: [] };
  return {
    open: range.endsNow ? await openCases(new Date(range.until), connections) : null,
    openHits: await openHits(connections),
    health: await healthIn(begunSteps(range), kept),
  };
}

function reasonLabels({ values: { reasons } }: PoliciesInForce): ReasonLabel[] {
  const of = (act: ReasonLabel['act'], all: { code: string; label: string }[]) =>
    all.map(({ code, label }) => ({ code, label, act }));
  return [...of('Approve', reasons.approved), ...of('Reject', reasons.rejected), ...of('Request', reasons.requested)];
}

async function membersIn({ counts }: RangeRead): Promise<Map<string, string>> {
  const ids = counts.filter(({ dimension }) => dimension === 'reviewer').map(({ value }) => value);
  const rows = await db().member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
