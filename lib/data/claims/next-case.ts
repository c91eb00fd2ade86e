import 'server-only';
import { skippedForHours } from '#lib/review/claims/skip.ts';
import type { ClaimOrder } from '#lib/review/policies/policies.ts';
import type { Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** Who takes the next case, and how it is chosen. `skills`: providers whose cases they take; empty for all. */
export type Taker = {
  memberId: string;
  isApprover: boolean;
  skills: readonly string[];
  order: ClaimOrder;
  leaseMinutes: number;
};

export type TakenCase = { caseId: string; applicantId: string; stateBefore: 'open' | 'escalated'; until: Date };

/** So many of each connection's first cases are looked at for a member with skills, as others may be taking them. */
const candidatesPerConnection = 100;

const orders: Record<ClaimOrder, Prisma.Sql> = {
  due: Prisma.sql`c.due_at, c.id`,
  age: Prisma.sql`c.opened_at, c.id`,
  // As in the index case_free_by_risk.
  risk: Prisma.sql`(CASE c.risk WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), c.due_at, c.id`,
};

/**
 * Chooses and claims a case in one statement; a case that another transaction is taking is passed by. First those
 * assigned to the member, then for approvers escalated ones, then claims that have ended, then free cases.
 * @returns null when there is none
 */
export async function claimNext(tx: Tx, taker: Taker): Promise<TakenCase | null> {
  const { memberId, isApprover, leaseMinutes } = taker;
  // COALESCE stops at the first that finds a case, so that no other row is locked.
  const [taken] = await tx.$queryRaw<TakenCase[]>`
    WITH chosen AS MATERIALIZED (
      SELECT COALESCE(
        ${firstOf(
          taker,
          Prisma.sql`c.assignee_id = ${memberId}::uuid AND ${isWorkable(isApprover)} AND (${hasNoLease}
          OR c.assigned_by_id IS NOT NULL AND c.claimed_until <= statement_timestamp())`,
        )},
        ${isApprover ? firstOf(taker, Prisma.sql`c.state = 'escalated' AND ${isUnheld} AND ${isKnown(taker)}`) : none},
        ${firstOf(
          taker,
          Prisma.sql`c.claimed_until <= statement_timestamp() AND c.state = 'claimed'
          AND c.assigned_by_id IS NULL AND ${isKnown(taker)}`,
        )},
        ${taker.skills.length === 0 ? firstOf(taker, isFree) : firstOf(taker, ofSkills(taker))}) AS id)
    UPDATE "case" c SET
      state = CASE WHEN c.state = 'escalated' THEN 'escalated' ELSE 'claimed' END,
      assigned_by_id = CASE WHEN c.assignee_id = ${memberId}::uuid THEN c.assigned_by_id END,
      assignee_id = ${memberId}::uuid,
      claimed_at = statement_timestamp(),
      claimed_until = statement_timestamp() + ${leaseMinutes} * interval '1 minute'
    FROM chosen WHERE c.id = chosen.id
    RETURNING c.id AS "caseId", c.applicant_id AS "applicantId", c.claimed_until AS until,
      CASE WHEN c.state = 'escalated' THEN 'escalated' ELSE 'open' END AS "stateBefore"`;
  return taken ?? null;
}

const none = Prisma.sql`NULL::uuid`;
const isFree = Prisma.sql`c.state = 'open' AND c.assignee_id IS NULL`;
const hasNoLease = Prisma.sql`c.claimed_until IS NULL AND c.assigned_by_id IS NOT NULL`;
/** Nobody has it: no assignment, and no claim in force. */
const isUnheld = Prisma.sql`c.assigned_by_id IS NULL
  AND (c.claimed_until IS NULL OR c.claimed_until <= statement_timestamp())`;

function isWorkable(isApprover: boolean): Prisma.Sql {
  return isApprover
    ? Prisma.sql`c.state IN ('open', 'claimed', 'escalated')`
    : Prisma.sql`c.state IN ('open', 'claimed')`;
}

function firstOf({ memberId, order }: Taker, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT c.id FROM "case" c
    WHERE ${condition} AND NOT c.is_archived AND c.id <> ALL (ARRAY(
      SELECT case_id FROM case_skip WHERE member_id = ${memberId}::uuid
        AND skipped_at > statement_timestamp() - ${skippedForHours} * interval '1 hour'))
    ORDER BY ${orders[order]} LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)`;
}

function isKnown({ skills }: Taker): Prisma.Sql {
  return skills.length === 0 ? Prisma.sql`true` : Prisma.sql`c.connection_id IN (${connectionsOf(skills)})`;
}

/** The first free cases of each connection by its index: in the order of all, a rare provider may be far behind. */
function ofSkills({ memberId, skills, order }: Taker): Prisma.Sql {
  return Prisma.sql`${isFree} AND c.id = ANY (ARRAY(
    SELECT first.id FROM (${connectionsOf(skills)}) n CROSS JOIN LATERAL (
      SELECT c.id FROM "case" c WHERE ${isFree} AND c.connection_id = n.id AND NOT EXISTS (
        SELECT FROM case_skip k WHERE k.member_id = ${memberId}::uuid AND k.case_id = c.id
          AND k.skipped_at > statement_timestamp() - ${skippedForHours} * interval '1 hour')
      ORDER BY ${orders[order]} LIMIT ${candidatesPerConnection}) first))`;
}

function connectionsOf(skills: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT id FROM connection WHERE provider = ANY(${[...skills]}::text[])`;
}
