import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { FlippedCase } from '#lib/review/rules/file.ts';
import type { Flip } from '#lib/review/rules/simulation/result.ts';
import type { Segment } from '#lib/review/rules/simulation/session.ts';
import { db } from '../database.ts';
import { applicantsNamed, mostListed } from './history.ts';
import { type RuleSubject, subjectIn } from './subject.ts';

/** Which flips: of some effects, and of one segment ("document" "passport"; null where a session tells none). */
export type FlipFilter = {
  effects?: readonly Flip['effect'][];
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
  { effects, by, movedBy }: FlipFilter = {},
): Promise<{ all: number; flips: Flip[] }> {
  mustBeAble(actor, 'see-rules');
  const where = {
    simulationId,
    ...(effects === undefined ? {} : { effect: { in: [...effects] } }),
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

/** A flip with its applicant's newest case; who may not open applicants is told neither. */
export type FlippedSession = Omit<Flip, 'applicantId'> & { applicantId: string | null; caseNumber: string | null };

/**
 * {@link flipsOf} for a list, at most {@link mostListed}.
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
  if (!can(actor, 'see-applicants'))
    return { all, sessions: shown.map((flip) => ({ ...flip, applicantId: null, caseNumber: null })) };
  const ids = shown.map(({ applicantId }) => applicantId);
  const applicants = await applicantsNamed(actor, connectionId, ids);
  const numbers = new Map(applicants.map(({ applicantId, caseNumber }) => [applicantId, caseNumber]));
  return { all, sessions: shown.map((flip) => ({ ...flip, caseNumber: numbers.get(flip.applicantId) ?? null })) };
}

/**
 * All sessions that a simulation flips, or of which it can't be told, each with its applicant's newest case. Who may
 * not open applicants is told no case.
 * @throws Refusal `not_allowed`; `not_found` for a simulation of other rules
 */
export async function flippedCases(
  actor: MemberActor,
  subject: RuleSubject,
  simulationId: string,
): Promise<FlippedCase[]> {
  mustBeAble(actor, 'see-rules');
  const known = await db().ruleSimulation.count({ where: { id: simulationId, ...subjectIn(subject) } });
  if (known === 0) throw new Refusal('not_found', 'There is no such simulation.');
  const maySee = can(actor, 'see-applicants');
  const rows = await db().$queryRaw<(FlippedCase & { number: bigint | null })[]>`
    SELECT f.effect, f.before, f.after, f.error, f.moved_by AS "movedBy", f.document, f.country, f.month,
      (SELECT c.number FROM "case" c WHERE c.applicant_id = f.applicant_id ORDER BY c.round DESC LIMIT 1) AS number
    FROM rule_simulation_flip f WHERE f.simulation_id = ${simulationId}::uuid
    ORDER BY f.effect DESC, f.after, f.applicant_id`;
  return rows.map(({ number, ...flip }) => ({
    ...flip,
    caseNumber: maySee && number !== null ? caseNumber(number) : null,
  }));
}

/**
 * How many sessions each weight moved furthest, of those that a draft flips without doubt.
 * @throws Refusal `not_allowed`
 */
export async function flipsByWeight(actor: MemberActor, simulationId: string): Promise<Record<string, number>> {
  mustBeAble(actor, 'see-rules');
  const rows = await db().ruleSimulationFlip.groupBy({
    by: ['movedBy'],
    where: { simulationId, movedBy: { not: null }, effect: { not: 'cant_tell' } },
    _count: { _all: true },
  });
  return Object.fromEntries(rows.flatMap(({ movedBy, _count }) => (movedBy === null ? [] : [[movedBy, _count._all]])));
}
