import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { caseStates } from '#lib/review/case/case.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { askerOf } from './asker.ts';
import { byCountedState, type CountedState } from './counts.ts';
import { besideTab, tabCondition } from './filter-condition.ts';

/** As many cases of each state are counted. Beyond them a count costs more than it tells. */
export const mostOfState = 1_000;

/**
 * How many cases of each state a filter finds, whatever its tab. Each state is counted apart, so that a state with
 * many matches does not hide that another has some: a number above 1,000 says that there are more.
 * @throws Refusal `not_allowed`
 */
export async function filterCounts(actor: Actor, filter: QueueFilter): Promise<Record<CountedState, number>> {
  mustBeAble(actor, 'see-applicants');
  const asker = await askerOf(actor, [filter]);
  const ofEach = [...caseStates, 'archived' as const].map((tab) => {
    const conditions = [tabCondition(tab), ...besideTab({ ...filter, tab }, asker)];
    return Prisma.sql`
      SELECT ${tab} AS state, count(*)::int AS amount FROM (
        SELECT FROM "case" c WHERE ${Prisma.join(conditions, ' AND ')} LIMIT ${mostOfState + 1}) found`;
  });
  return byCountedState(await select<{ state: string; amount: number }>(Prisma.join(ofEach, ' UNION ALL ')));
}
