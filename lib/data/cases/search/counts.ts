import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { search } from '../../database.ts';
import { Prisma } from '../../generated/client.ts';
import { storable } from '../../storable.ts';
import { askerOf } from '../asker.ts';
import { byCountedState, type CountedState } from '../counts.ts';
import { besideTab } from '../filter-condition.ts';
import { ofFound } from '../page-query.ts';
import { searchedApplicants, shapeOf } from './condition.ts';

/** As many people found by their names are counted. Beyond them a count costs more than it tells. */
const mostCounted = 1_000;

/**
 * How many cases match a text, by state; of at most 1,000 people found by their names.
 * @returns null without a text: then the counts of all cases are known exactly (`caseCounts`)
 * @throws Refusal `not_allowed`
 */
export async function searchCounts(
  actor: Actor,
  filter: QueueFilter,
): Promise<{ byState: Record<CountedState, number>; isLeast: boolean } | null> {
  mustBeAble(actor, 'see-applicants');
  const text = storable(filter.text);
  if (!text) return null;
  const asker = await askerOf(actor, [filter]);
  const others = besideTab({ ...filter, text: '' }, asker);
  const shape = others.length === 0 ? shapeOf(text, asker.seesNames) : undefined;
  const sql = Prisma.sql`
    WITH found (applicant_id) AS MATERIALIZED (
      ${searchedApplicants(text, asker.seesNames, mostCounted + 1)})
    SELECT CASE WHEN c.is_archived THEN 'archived' ELSE c.state END AS state, count(*)::int AS amount
    FROM "case" c
    WHERE ${Prisma.join([ofFound, ...others], ' AND ')}
    GROUP BY 1
    UNION ALL SELECT 'found', count(*)::int FROM found`;
  const rows = await search<{ state: string; amount: number }>(sql, shape && `counts ${shape}`);
  return {
    byState: byCountedState(rows),
    isLeast: rows.some(({ state, amount }) => state === 'found' && amount > mostCounted),
  };
}
