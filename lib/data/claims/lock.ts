import 'server-only';
import type { Claimable } from '#lib/review/claims/claims.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';

/** A case that is locked until the transaction ends. `now` is the database's clock, which all processes share. */
export type LockedCase = Claimable & { id: string; applicantId: string; now: Date };

/** Locks cases, in the order of their ids so that two such transactions never wait for each other. */
export async function lockCases(tx: Tx, caseIds: readonly string[]): Promise<LockedCase[]> {
  // The clock is read once the lock is there: a lease may end while this waits.
  return tx.$queryRaw<LockedCase[]>`
    WITH locked AS MATERIALIZED (
      SELECT * FROM "case" WHERE id = ANY(${[...caseIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE)
    SELECT id, applicant_id AS "applicantId", state, assignee_id AS "assigneeId", assigned_by_id AS "assignedById",
      claimed_until AS "claimedUntil", clock_timestamp() AS now,
      (SELECT member_id FROM staged_decision WHERE case_id = locked.id AND ended_at IS NULL) AS "firstPersonId"
    FROM locked`;
}

/** @throws Refusal `not_found` */
export async function lockCase(tx: Tx, caseId: string): Promise<LockedCase> {
  const [found] = await lockCases(tx, [caseId]);
  if (!found) throw new Refusal('not_found', 'There is no such case.');
  return found;
}
