import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Flip } from '#lib/review/rules/simulation/result.ts';
import type { Segment } from '#lib/review/rules/simulation/session.ts';
import { db } from '../database.ts';
import { applicantsNamed, mostListed } from './history.ts';

/** Which flips: of one effect, and of one segment ("document" "passport"; null where a session tells none). */
export type FlipFilter = {
  effect?: Flip['effect'];
  by?: { segment: Segment; value: string | null };
  /** The weight that moved them furthest. */
  movedBy?: string;
};

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
  { effect, by, movedBy }: FlipFilter = {},
): Promise<{ all: number; flips: Flip[] }> {
  mustBeAble(actor, 'see-rules');
  const where = {
    simulationId,
    ...(effect === undefined ? {} : { effect }),
    ...(movedBy === undefined ? {} : { movedBy }),
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

/** A flip with its applicant's newest case; null where there is none yet. */
export type FlippedSession = Flip & { caseNumber: string | null };

/**
 * {@link flipsOf} for those who may open the applicants, at most {@link mostListed}.
 * @throws Refusal `not_allowed`
 */
export async function flippedSessions(
  actor: MemberActor,
  connectionId: string,
  simulationId: string,
  filter: FlipFilter,
): Promise<{ all: number; sessions: FlippedSession[] }> {
  const { all, flips } = await flipsOf(actor, simulationId, filter);
  const shown = flips.slice(0, mostListed);
  const ids = shown.map(({ applicantId }) => applicantId);
  const applicants = await applicantsNamed(actor, connectionId, ids);
  const numbers = new Map(applicants.map(({ applicantId, caseNumber }) => [applicantId, caseNumber]));
  return { all, sessions: shown.map((flip) => ({ ...flip, caseNumber: numbers.get(flip.applicantId) ?? null })) };
}

/** How many sessions each weight moved furthest, of those that a draft would flip. @throws Refusal `not_allowed` */
export async function flipsByWeight(actor: MemberActor, simulationId: string): Promise<Record<string, number>> {
  mustBeAble(actor, 'see-rules');
  const rows = await db().ruleSimulationFlip.groupBy({
    by: ['movedBy'],
    where: { simulationId, movedBy: { not: null } },
    _count: { _all: true },
  });
  return Object.fromEntries(rows.flatMap(({ movedBy, _count }) => (movedBy === null ? [] : [[movedBy, _count._all]])));
}
