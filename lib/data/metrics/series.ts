import 'server-only';
import type { Step, StepUnit } from '#lib/review/metrics/range.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './sums.ts';

/** Cases opened and decided in one column of a chart. */
export type StepCounts = { opened: number; approved: number; rejected: number };

const dayMs = 86_400_000;

/**
 * The counts of each step of a range. Steps begin at quarter hours, in every time zone: short ones are made of quarter
 * hours, weeks and months of whole UTC days and of quarter hours where one of them begins within such a day.
 */
export async function stepCounts(unit: StepUnit, steps: readonly Step[], scope: Scope): Promise<StepCounts[]> {
  const starts = steps.map(({ start }) => new Date(start));
  const [first, end] = [starts[0], new Date(steps.at(-1)?.until ?? 0)];
  if (!first) return [];
  const within = Prisma.sql`at >= ${first}::timestamptz AND at < ${end}::timestamptz`;
  const source = scope.reviewerId === null ? folded(unit, [...starts, end], within) : own(scope.reviewerId, within);
  const rows = await db().$queryRaw<(StepCounts & { step: number })[]>`
    SELECT width_bucket(e.at, ${starts}::timestamptz[])::int AS step, sum(e.opened)::int AS opened,
      sum(e.approved)::int AS approved, sum(e.rejected)::int AS rejected
    FROM (${source}) e WHERE e.connection_id = ANY(${scope.connections}::uuid[]) GROUP BY 1`;
  const byStep = new Map(rows.map(({ step, ...counts }) => [step, counts]));
  return steps.map((_, at) => byStep.get(at + 1) ?? { opened: 0, approved: 0, rejected: 0 });
}

function folded(unit: StepUnit, bounds: Date[], within: Prisma.Sql): Prisma.Sql {
  const columns = Prisma.sql`at, connection_id, opened, approved, rejected`;
  const quarters = Prisma.sql`
    SELECT ${columns} FROM metric_sum WHERE level = 'quarter' AND dimension = 'all' AND ${within}`;
  const pending = Prisma.sql`
    SELECT at, connection_id, CASE WHEN 'opened' = ANY(measures) THEN amount ELSE 0 END,
      CASE WHEN 'approved' = ANY(measures) THEN amount ELSE 0 END,
      CASE WHEN 'rejected' = ANY(measures) THEN amount ELSE 0 END
    FROM metric_change WHERE ${within}`;
  if (unit === 'hour' || unit === 'day') return Prisma.sql`${quarters} UNION ALL ${pending}`;
  // The UTC days in which a step begins or the range ends.
  const cut = bounds.filter((bound) => bound.getTime() % dayMs !== 0).map((bound) => startOfDay(bound));
  return Prisma.sql`
    SELECT ${columns} FROM metric_sum
    WHERE level = 'day' AND dimension = 'all' AND ${within} AND NOT at = ANY(${cut}::timestamptz[])
    UNION ALL ${quarters} AND date_trunc('day', at, 'UTC') = ANY(${cut}::timestamptz[])
    UNION ALL ${pending}`;
}

function own(reviewerId: string, within: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT e.* FROM (SELECT decided_at AS at, connection_id, 0 AS opened, (outcome = 'approved')::int AS approved,
        (outcome = 'rejected')::int AS rejected
      FROM case_fact WHERE reviewer_id = ${reviewerId}::uuid AND decided_at IS NOT NULL) e WHERE ${within}`;
}

function startOfDay(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / dayMs) * dayMs);
}
