import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Flip } from '#lib/review/rules/simulation/result.ts';
import type { Segment } from '#lib/review/rules/simulation/session.ts';
import { db } from '../database.ts';

/** Which flips: of one effect, and of one segment ("document" "passport"; null where a session tells none). */
export type FlipFilter = { effect?: Flip['effect']; by?: { segment: Segment; value: string | null } };

/** The most flips that are listed. */
export const mostFlips = 500;

/**
 * The sessions behind the counts of a simulation: newly passed, newly failed, can't tell; each by its score after.
 * An applicant who was erased since is not among them. Ids alone: who may open an applicant is another right.
 * @throws Refusal `not_allowed`
 */
export async function flipsOf(
  actor: MemberActor,
  simulationId: string,
  { effect, by }: FlipFilter = {},
): Promise<{ all: number; flips: Flip[] }> {
  mustBeAble(actor, 'see-rules');
  const where = {
    simulationId,
    ...(effect === undefined ? {} : { effect }),
    ...(by === undefined ? {} : { [by.segment]: by.value }),
  };
  const [all, rows] = await Promise.all([
    db().ruleSimulationFlip.count({ where }),
    db().ruleSimulationFlip.findMany({
      where,
      orderBy: [{ effect: 'desc' }, { after: 'asc' }, { applicantId: 'asc' }],
      take: mostFlips,
      omit: { simulationId: true },
    }),
  ]);
  // Only written from this type.
  return { all, flips: rows as Flip[] };
}
