import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { askerOf } from './asker.ts';
import { filterConditions } from './filter-condition.ts';

/**
 * How many cases each filter finds, counted up to `most` + 1, in the order of the filters. One question for all; each
 * stops at its limit, so that its cost does not grow with the number of cases.
 * @param filters without a figure of the metrics
 * @throws Refusal `not_allowed`
 */
export async function cappedCounts(actor: Actor, filters: readonly QueueFilter[], most: number): Promise<number[]> {
  mustBeAble(actor, 'see-applicants');
  if (filters.length === 0) return [];
  const asker = await askerOf(actor, filters);
  const counts = filters.map(
    (filter, at) => Prisma.sql`
      SELECT ${at}::int AS nth, count(*)::int AS cases FROM (
        SELECT FROM "case" c WHERE ${Prisma.join(filterConditions(filter, asker), ' AND ')}
        LIMIT ${most + 1}) found`,
  );
  const rows = await db().$queryRaw<{ nth: number; cases: number }[]>`${Prisma.join(counts, ' UNION ALL ')}`;
  const byFilter = new Map(rows.map(({ nth, cases }) => [nth, cases]));
  return filters.map((_, at) => byFilter.get(at) ?? 0);
}
