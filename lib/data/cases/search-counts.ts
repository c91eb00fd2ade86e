import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import { byCountedState, type CountedState } from './counts.ts';
import { besideTab } from './filter-condition.ts';

/** As many matching cases are counted. Beyond them a count costs more than it tells. */
const mostCounted = 1_000;

/**
 * How many cases match a text, by state; at most 1,000 in all are looked at.
 * @returns null without a text: then the counts of all cases are known exactly (`caseCounts`)
 * @throws Refusal `not_allowed`
 */
export async function searchCounts(
  actor: Actor,
  filter: QueueFilter,
): Promise<{ byState: Record<CountedState, number>; isLeast: boolean } | null> {
  mustBeAble(actor, 'see-applicants');
  if (!storable(filter.text)) return null;
  const conditions = besideTab(filter, { meId: actor.id, seesNames: can(actor, 'see-names') });
  const rows = await db().$queryRaw<{ state: string; amount: number }[]>`
    SELECT state, count(*)::int AS amount FROM (
      SELECT CASE WHEN c.is_archived THEN 'archived' ELSE c.state END AS state FROM "case" c
      WHERE ${Prisma.join(conditions, ' AND ')}
      LIMIT ${mostCounted + 1}) found
    GROUP BY state`;
  return {
    byState: byCountedState(rows),
    isLeast: rows.reduce((sum, { amount }) => sum + amount, 0) > mostCounted,
  };
}
