import 'server-only';
import { coverOf, type Moments } from '#lib/review/metrics/cover.ts';
import type { Dimension, GroupCounts, GroupTime, Measure } from '#lib/review/metrics/measures.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { eachMeasure } from './each-measure.ts';

/** Whose numbers: of these connections, and of one member's own decisions alone. */
export type Scope = { connections: readonly string[]; reviewerId: string | null };

/**
 * The counts of each group in a time, to the row: whole months and days from the sums, what is not folded yet from the
 * differences, parts of days from the facts. One statement, so that folding meanwhile changes nothing.
 */
export async function countsIn(moments: Moments, of: readonly Dimension[], scope: Scope): Promise<GroupCounts[]> {
  const parts = [
    ...foldedParts(moments, scope).map((part) => foldedCounts(part, of, scope)),
    Prisma.sql`SELECT ${groupOf(Prisma.sql`e`)}, ${eachMeasure(amountOf)} FROM (${events(moments, of, scope)}) e`,
  ];
  const sums = eachMeasure((column) => Prisma.sql`sum(p.${column})::int AS ${column}`);
  const rows = await db().$queryRaw<(Omit<GroupCounts, 'counts'> & Record<Measure, number>)[]>`
    SELECT p."connectionId", p.dimension, p.value, ${sums}
    FROM (${Prisma.join(parts, ' UNION ALL ')}) p GROUP BY 1, 2, 3`;
  return rows.map(({ connectionId, dimension, value, ...counts }) => ({ connectionId, dimension, value, counts }));
}

/** How long the decisions of each group took, in the same way as {@link countsIn}. */
export async function timesIn(moments: Moments, of: readonly Dimension[], scope: Scope): Promise<GroupTime[]> {
  const parts = [
    ...foldedParts(moments, scope).map(
      ({ level, from, until }) => Prisma.sql`
        SELECT ${groupOf(Prisma.sql`t`)}, t.slot, t.amount FROM metric_time t WHERE t.level = ${level}
          AND t.dimension = ANY(${of}) AND t.at >= ${from}::timestamptz AND t.at < ${until}::timestamptz
          AND t.connection_id = ANY(${scope.connections}::uuid[])`,
    ),
    Prisma.sql`SELECT ${groupOf(Prisma.sql`e`)}, e.slot, e.amount
      FROM (${events(moments, of, scope)}) e WHERE e.slot IS NOT NULL`,
  ];
  return db().$queryRaw<GroupTime[]>`
    SELECT p."connectionId", p.dimension, p.value, p.slot, sum(p.amount)::int AS amount
    FROM (${Prisma.join(parts, ' UNION ALL ')}) p GROUP BY 1, 2, 3, 4 HAVING sum(p.amount) <> 0`;
}

type FoldedPart = Moments & { level: 'month' | 'day' };

/** A member's own decisions are read from the facts alone: the sums don't cross members with other groups. */
function foldedParts(moments: Moments, { reviewerId }: Scope): FoldedPart[] {
  if (reviewerId !== null) return [];
  const { months, days } = coverOf(moments);
  return [
    ...(months ? [{ level: 'month' as const, ...months }] : []),
    ...days.map((part) => ({ level: 'day' as const, ...part })),
  ];
}

function foldedCounts({ level, from, until }: FoldedPart, of: readonly Dimension[], scope: Scope): Prisma.Sql {
  return Prisma.sql`
    SELECT ${groupOf(Prisma.sql`s`)}, ${eachMeasure((column) => Prisma.sql`s.${column}`)} FROM metric_sum s
    WHERE s.level = ${level} AND s.dimension = ANY(${of}) AND s.at >= ${from}::timestamptz
      AND s.at < ${until}::timestamptz AND s.connection_id = ANY(${scope.connections}::uuid[])`;
}

/** Events one by one, spread over their groups: differences of the folded time, and facts of the rest. */
function events(moments: Moments, of: readonly Dimension[], scope: Scope): Prisma.Sql {
  return Prisma.sql`
    SELECT e.connection_id, e.measures, e.slot, e.amount, split_part(g, '=', 1) AS dimension,
      substr(g, strpos(g, '=') + 1) AS value
    FROM (${Prisma.join(eventSources(moments, scope), ' UNION ALL ')}) e, unnest(e.groups) g
    WHERE split_part(g, '=', 1) = ANY(${of}) AND e.connection_id = ANY(${scope.connections}::uuid[])`;
}

function eventSources(moments: Moments, scope: Scope): Prisma.Sql[] {
  if (scope.reviewerId !== null) return [ownEvents(moments, scope.reviewerId)];
  const { edges } = coverOf(moments);
  return [
    ...foldedParts(moments, scope).map(
      ({ from, until }) => Prisma.sql`
        SELECT connection_id, measures, slot, groups, amount FROM metric_change
        WHERE at >= ${from}::timestamptz AND at < ${until}::timestamptz`,
    ),
    ...edges.map(
      ({ from, until }) => Prisma.sql`
        SELECT connection_id, measures, slot, groups, 1 AS amount
        FROM metric_events(${from}::timestamptz, ${until}::timestamptz)`,
    ),
    // A union needs at least one source, also where there is neither a folded part nor an edge.
    Prisma.sql`SELECT connection_id, measures, slot, groups, amount FROM metric_change WHERE false`,
  ];
}

/** A member's own decisions with all their groups, and the answers of second persons to them. */
function ownEvents({ from, until }: Moments, reviewerId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT f.connection_id, metric_decided(f) AS measures, f.slot, metric_decided_groups(f) AS groups, 1 AS amount
    FROM case_fact f WHERE f.reviewer_id = ${reviewerId}::uuid
      AND f.decided_at >= ${from}::timestamptz AND f.decided_at < ${until}::timestamptz
    UNION ALL
    SELECT c.connection_id, ARRAY[s.ended_as], NULL, ARRAY['all=', 'reviewer=' || s.member_id], 1
    FROM staged_decision s JOIN "case" c ON c.id = s.case_id
    WHERE s.member_id = ${reviewerId}::uuid AND s.ended_as IN ('confirmed', 'returned')
      AND s.ended_at >= ${from}::timestamptz AND s.ended_at < ${until}::timestamptz`;
}

/** The columns of a row's group. Only the dimension of all cases is divided by connection. */
function groupOf(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    CASE WHEN ${row}.dimension = 'all' THEN ${row}.connection_id END AS "connectionId", ${row}.dimension, ${row}.value`;
}

function amountOf(column: Prisma.Sql, measure: Measure): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${measure} = ANY(e.measures) THEN e.amount ELSE 0 END AS ${column}`;
}
