import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import type { Claim } from './claim.ts';
import { leaseMinutes } from './claim.ts';

/**
 * Prolongs a claim up to the lease after the member's last act in this session: a page left open keeps nothing. Not
 * recorded in the ledger.
 * @throws Refusal `not_allowed`; `taken` when another member has claimed the case; `closed` when the claim has ended
 */
export async function keepClaim(actor: Actor, caseId: string): Promise<Claim> {
  mustBeAble(actor, 'decide-case');
  const minutes = await leaseMinutes();
  const [kept] = await db().$queryRaw<Claim[]>`
    UPDATE "case" c SET claimed_until = greatest(c.claimed_until, s.last_act_at + ${minutes} * interval '1 minute')
    FROM session s
    WHERE c.id = ${caseId}::uuid AND c.assignee_id = ${actor.id}::uuid AND c.claimed_until > clock_timestamp()
      AND s.id = ${actor.sessionId} AND s.member_id = c.assignee_id AND s.ended_at IS NULL
    RETURNING c.id AS "caseId", c.claimed_until AS until`;
  if (kept) return kept;
  throw (await isTakenByAnother(caseId, actor.id))
    ? new Refusal('taken', 'Someone else has this case now. What you entered is still here.')
    : new Refusal('closed', 'Your claim has ended. Claim the case again to go on.');
}

async function isTakenByAnother(caseId: string, memberId: string): Promise<boolean> {
  const hasIt = [{ claimedUntil: { gt: new Date() } }, { assignedById: { not: null } }];
  return (await db().case.count({ where: { id: caseId, assigneeId: { not: memberId }, OR: hasIt } })) > 0;
}
