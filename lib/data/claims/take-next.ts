import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { skippedForHours } from '#lib/review/claims/skip.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { statement } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { actorText } from '../ledger/ledger.ts';

/** A case given by "Take next". `isResumed`: the member had it already, and is at the limit of claims. */
export type NextCase = { caseId: string; applicantId: string; until: Date; isResumed: boolean };

type Answer = Omit<NextCase, 'isResumed'> & { what: 'taken' | 'resumed' | 'none' | 'disabled' };

/**
 * Gives a member their next case and claims it, by the policy in force. A member who already has as many claims as the
 * policy allows gets the oldest of them again, prolonged: no member collects cases, and a request sent twice takes one.
 * Policy, choice, claim and ledger row are one function of the database, `take_next`: one round trip.
 * @returns null when there is no case for them
 * @throws Refusal `not_allowed`; SaveUnknown
 */
export async function takeNext(actor: Actor): Promise<NextCase | null> {
  mustBeAble(actor, 'decide-case');
  const [answer] = await statement<Answer>(Prisma.sql`
    SELECT what, taken_id AS "caseId", of_applicant AS "applicantId", lease_end AS until
    FROM take_next(${actor.id}::uuid, ${actorText(actor)}, ${can(actor, 'take-over-case')},
      ${skippedForHours} * interval '1 hour')`);
  if (answer?.what === 'disabled') throw new Refusal('not_allowed', 'Your account is disabled.');
  if (answer?.what !== 'taken' && answer?.what !== 'resumed') return null;
  const { caseId, applicantId, until } = answer;
  return { caseId, applicantId, until, isResumed: answer.what === 'resumed' };
}
