import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';
import { claimNext } from './next-case.ts';

/** A case given by "Take next". `isResumed`: the member had it already, and is at the limit of claims. */
export type NextCase = { caseId: string; applicantId: string; until: Date; isResumed: boolean };

/**
 * Gives a member their next case and claims it, by the policy in force. A member who already has as many claims as the
 * policy allows gets the oldest of them again, prolonged: nobody collects cases, and a request sent twice takes one.
 * @returns null when there is no case for them
 * @throws Refusal `not_allowed`
 */
export async function takeNext(actor: Actor): Promise<NextCase | null> {
  mustBeAble(actor, 'decide-case');
  const { values } = await policiesInForce();
  const { leaseMinutes, maxHeld, order } = values.claims;
  return changeIfAny(actor, async (tx, note) => {
    const skills = await lockTaker(tx, actor.id);
    const held = await resumeAtLimit(tx, actor.id, maxHeld, leaseMinutes);
    if (held) return { ...held, isResumed: true };
    const isApprover = can(actor, 'take-over-case');
    const taken = await claimNext(tx, { memberId: actor.id, isApprover, skills, order, leaseMinutes });
    if (!taken) return null;
    const { caseId, applicantId, stateBefore, until } = taken;
    const details = { applicantId, by: 'next' as const, stateBefore, until: until.toISOString() };
    note({ kind: 'case.claimed', details }, { type: 'case', id: caseId });
    return { caseId, applicantId, until, isResumed: false };
  });
}

/** Locks the member, so that two requests of one member are counted one after the other. Gives their skills. */
async function lockTaker(tx: Tx, memberId: string): Promise<string[]> {
  const [member] = await tx.$queryRaw<{ skills: string[] }[]>`
    SELECT ARRAY(SELECT provider FROM member_skill WHERE member_id = m.id) AS skills
    FROM member m WHERE m.id = ${memberId}::uuid AND m.disabled_at IS NULL FOR NO KEY UPDATE`;
  if (!member) throw new Refusal('not_allowed', 'Your account is disabled.');
  return member.skills;
}

async function resumeAtLimit(
  tx: Tx,
  memberId: string,
  maxHeld: number,
  leaseMinutes: number,
): Promise<Omit<NextCase, 'isResumed'> | null> {
  const [held] = await tx.$queryRaw<Omit<NextCase, 'isResumed'>[]>`
    UPDATE "case" c SET claimed_until = clock_timestamp() + ${leaseMinutes} * interval '1 minute'
    FROM (
      SELECT id, count(*) OVER () AS claims FROM "case"
      WHERE assignee_id = ${memberId}::uuid AND state <> 'decided' AND claimed_until > clock_timestamp()
      ORDER BY claimed_at, id LIMIT 1) first
    WHERE c.id = first.id AND first.claims >= ${maxHeld}
      AND c.assignee_id = ${memberId}::uuid AND c.claimed_until > clock_timestamp()
    RETURNING c.id AS "caseId", c.applicant_id AS "applicantId", c.claimed_until AS until`;
  return held ?? null;
}
