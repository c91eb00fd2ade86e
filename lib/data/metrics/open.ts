import 'server-only';
import { ageGroups } from '#lib/review/metrics/figure.ts';
import { added, decidedOf } from '#lib/review/metrics/measures.ts';
import type { OpenCases } from '#lib/review/metrics/read.ts';
import { openedForAge } from '../cases/figure-condition.ts';
import { workable } from '../cases/workable.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { countsIn, type Scope } from './sums.ts';

/** Before the first case of any installation. */
const beginning = new Date('2000-01-01T00:00:00Z');

/**
 * How many cases were undecided at a moment: opened before it, less those decided before it and those that left the
 * queue undecided since. A point in time, made of what came in and went out; never a sum of backlogs.
 */
export async function openAt(at: Date, scope: Scope): Promise<number> {
  const rows = await countsIn({ from: beginning, until: at }, ['all'], scope);
  const counts = added(rows.map((row) => row.counts));
  return counts.opened - counts.opened_archived - decidedOf(counts);
}

/** The undecided cases by age, how many are over their time, and the oldest. */
export async function openCases(at: Date, connections: readonly string[]): Promise<OpenCases> {
  const ages = ageGroups.map((age) => openedForAge(age, at));
  // Two queries, each answered from an index: a join would read each open case.
  const [row] = await db().$queryRaw<{ ages: number[]; oldest: Date | null }[]>`
    SELECT ARRAY[${Prisma.join(
      ages.map(
        ({ after, until }) => Prisma.sql`
          count(*) FILTER (WHERE f.opened_at > ${after}::timestamptz AND f.opened_at <= ${until}::timestamptz)::int`,
      ),
    )}] AS ages,
      min(f.opened_at) AS oldest
    FROM case_fact f
    WHERE f.decided_at IS NULL AND NOT f.is_archived AND f.opened_at <= ${at}::timestamptz
      AND f.connection_id = ANY(${connections}::uuid[])`;
  const [due] = await db().$queryRaw<{ over: number }[]>`
    SELECT count(*)::int AS over FROM "case" c
    WHERE ${workable} AND c.due_at < ${at}::timestamptz AND c.connection_id = ANY(${connections}::uuid[])`;
  return { ages: row?.ages ?? [], over: due?.over ?? 0, oldestAt: row?.oldest?.toISOString() ?? null };
}

/** Hits that are still to be judged, of applicants of these connections. */
export async function openHits(connections: readonly string[]): Promise<number> {
  const [row] = await db().$queryRaw<{ hits: number }[]>`
    SELECT count(*)::int AS hits FROM hit h JOIN applicant a ON a.id = h.applicant_id
    WHERE h.state = 'open' AND h.gone_at IS NULL AND a.connection_id = ANY(${connections}::uuid[])`;
  return row?.hits ?? 0;
}
