import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { maskName } from '#lib/review/facts/mask.ts';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import { added, decidedOf } from '#lib/review/metrics/measures.ts';
import { rangeOf } from '#lib/review/metrics/range.ts';
import type { MetricsNow } from '#lib/review/metrics/read.ts';
import { workable } from '../cases/workable.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { type CountedScope, scopeFor } from './scope.ts';
import { countsIn } from './sums.ts';

type Waiting = { waiting: number; over: number; claimed: number };
type Oldest = { id: string; opened_at: Date; due_at: Date; name: string | null };

/**
 * What waits to be worked on now, and what came and went since midnight in the time zone. The person of the oldest case
 * is masked for every role.
 * @param counted what `scopeFor` gave for this actor and choice, where the request has it already
 * @throws Refusal `not_allowed`
 */
export async function metricsNow(
  actor: Actor,
  choice: Pick<MetricsChoice, 'zone' | 'connection'>,
  now: Date,
  counted?: CountedScope,
): Promise<MetricsNow> {
  mustBeAble(actor, 'see-all-metrics');
  const { connections, scope } = counted ?? (await scopeFor(actor, choice.connection));
  const ids = connections.map(({ id }) => id);
  const today = rangeOf({ preset: 'today' }, choice.zone, now);
  const midnight = new Date(today.start);
  const waiting = await waitingNow(ids, now);
  const holders = await holdersOf(ids, now);
  const oldest = await oldestOf(ids);
  const counts = await countsIn({ from: midnight, until: now }, ['all'], scope);
  const sum = added(counts.map((row) => row.counts));
  return {
    readAt: now.toISOString(),
    ...waiting,
    holders,
    oldest: oldest && shownOldest(oldest, can(actor, 'see-applicants')),
    midnight: today.start,
    openedToday: sum.opened,
    decidedToday: decidedOf(sum),
    hoursToday: (now.getTime() - midnight.getTime()) / 3_600_000,
  };
}

function shownOldest({ id, opened_at, due_at, name }: Oldest, opensCases: boolean): MetricsNow['oldest'] {
  return {
    applicantId: id,
    openedAt: opened_at.toISOString(),
    dueAt: due_at.toISOString(),
    maskedName: opensCases ? maskName(name) : null,
  };
}

function workableOf(connections: readonly string[]): Prisma.Sql {
  return Prisma.sql`${workable} AND c.connection_id = ANY(${connections}::uuid[])`;
}

async function waitingNow(connections: readonly string[], now: Date): Promise<Waiting> {
  const [row] = await db().$queryRaw<Waiting[]>`
    SELECT count(*)::int AS waiting, count(*) FILTER (WHERE c.due_at < ${now}::timestamptz)::int AS over,
      count(*) FILTER (WHERE c.claimed_until > ${now}::timestamptz)::int AS claimed
    FROM "case" c WHERE ${workableOf(connections)}`;
  return row ?? { waiting: 0, over: 0, claimed: 0 };
}

/** Who has claimed how many; most first. */
function holdersOf(connections: readonly string[], now: Date): Promise<MetricsNow['holders']> {
  return db().$queryRaw`
    SELECT m.id, m.name, count(*)::int AS cases FROM "case" c JOIN member m ON m.id = c.assignee_id
    WHERE ${workableOf(connections)} AND c.claimed_until > ${now}::timestamptz
    GROUP BY m.id, m.name ORDER BY 3 DESC, m.name, m.id`;
}

async function oldestOf(connections: readonly string[]): Promise<Oldest | null> {
  const [row] = await db().$queryRaw<Oldest[]>`
    SELECT c.applicant_id AS id, c.opened_at, c.due_at, s.name FROM "case" c
    LEFT JOIN applicant_search s ON s.applicant_id = c.applicant_id
    WHERE ${workableOf(connections)} ORDER BY c.opened_at, c.id LIMIT 1`;
  return row ?? null;
}
