import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { ReleasedBecause } from '#lib/review/audit/audit.ts';
import { mustNotBeRefused, releaseRefusal } from '#lib/review/claims/claims.ts';
import { isClaimed } from '#lib/review/claims/holder.ts';
import type { Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { change, changeIfAny, type Note } from '../ledger/ledger.ts';
import { lockCase } from './lock.ts';

/** How many claims the worker ends in one statement; it goes on while there are more. */
const mostAtOnce = 500;

/**
 * Gives a case back by hand: the claim ends, and the case is free again, or stays assigned to its member. Without a
 * claim the assignment ends.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `taken` when the member has not got the case
 */
export async function releaseCase(actor: Actor, caseId: string): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await change(actor, async (tx, note) => {
    const found = await lockCase(tx, caseId);
    mustNotBeRefused(releaseRefusal(actor, found, found.now));
    const endsAssignment = !isClaimed(found, found.now);
    noteReleased(note, 'by_hand', await endClaims(tx, Prisma.sql`c.id = ${caseId}::uuid`, { endsAssignment }));
  });
}

/**
 * Ends all claims of a member. Cases that were assigned to them stay so, unless the member can't work on them any more:
 * disabled, or in another role. Part of the caller's transaction.
 */
export async function releaseAllOf(
  tx: Tx,
  note: Note,
  memberId: string,
  because: 'sign_out' | 'password_changed' | 'disabled' | 'role_changed',
): Promise<void> {
  const endsAssignment = because === 'disabled' || because === 'role_changed';
  const claimed = Prisma.sql`c.assignee_id = ${memberId}::uuid AND c.claimed_until IS NOT NULL`;
  const held = Prisma.sql`c.assignee_id = ${memberId}::uuid AND ${isHeld}`;
  noteReleased(note, because, await endClaims(tx, endsAssignment ? held : claimed, { endsAssignment }));
}

/** Claimed or assigned, and not decided. */
const isHeld = Prisma.sql`c.state <> 'decided' AND (c.claimed_until IS NOT NULL OR c.assigned_by_id IS NOT NULL)`;

/**
 * Ends the claims whose time is over, and the claims and assignments of disabled members. Run by the worker.
 * @returns how many cases were given back
 */
export async function releaseExpired(): Promise<number> {
  const expired = Prisma.sql`c.claimed_until <= statement_timestamp()`;
  const disabled = Prisma.sql`c.assignee_id IN (SELECT id FROM member WHERE disabled_at IS NOT NULL) AND ${isHeld}`;
  const idle = await releaseWhile('idle', expired, false);
  return idle + (await releaseWhile('disabled', disabled, true));
}

async function releaseWhile(because: ReleasedBecause, which: Prisma.Sql, endsAssignment: boolean): Promise<number> {
  for (let all = 0; ; ) {
    const ended = await changeIfAny(worker, async (tx, note) => {
      const found = await endClaims(tx, which, { endsAssignment, atMost: mostAtOnce });
      noteReleased(note, because, found);
      return found.length;
    });
    all += ended;
    if (ended < mostAtOnce) return all;
  }
}

export type EndedClaim = { caseId: string; applicantId: string; memberId: string; isStillAssigned: boolean };

/**
 * Ends claims in one statement. With `atMost`, rows that another transaction works on are left for the next time.
 * @param which the condition on "case" c
 */
export function endClaims(
  tx: Tx,
  which: Prisma.Sql,
  { endsAssignment, atMost }: { endsAssignment: boolean; atMost?: number },
): Promise<EndedClaim[]> {
  const lock = atMost ? Prisma.sql`LIMIT ${atMost} FOR NO KEY UPDATE SKIP LOCKED` : Prisma.sql`FOR NO KEY UPDATE`;
  return tx.$queryRaw<EndedClaim[]>`
    WITH held AS MATERIALIZED (
      SELECT c.id, c.assignee_id, c.assigned_by_id IS NOT NULL AND NOT ${endsAssignment}::boolean AS is_still_assigned
      FROM "case" c WHERE ${which} ORDER BY c.id ${lock})
    UPDATE "case" c SET claimed_at = NULL, claimed_until = NULL,
      state = CASE WHEN c.state = 'claimed' THEN 'open' ELSE c.state END,
      assignee_id = CASE WHEN h.is_still_assigned THEN c.assignee_id END,
      assigned_by_id = CASE WHEN h.is_still_assigned THEN c.assigned_by_id END
    FROM held h WHERE c.id = h.id
    RETURNING c.id AS "caseId", c.applicant_id AS "applicantId", h.assignee_id AS "memberId",
      h.is_still_assigned AS "isStillAssigned"`;
}

export function noteReleased(note: Note, because: ReleasedBecause, ended: readonly EndedClaim[]): void {
  for (const { caseId, ...details } of ended)
    note({ kind: 'case.released', details: { ...details, because } }, { type: 'case', id: caseId });
}
