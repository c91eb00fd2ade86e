import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { caseCounts } from '../cases/counts.ts';
import { db } from '../database.ts';

/** Where a case is among those that need a review, first due first: "3 of 489". */
export type Standing = {
  /** From 1; null beyond 1,000, or when the case needs no review now. */
  position: number | null;
  total: number;
};

/** Positions are counted up to this one: more would take longer than it is worth. */
const lastPosition = 1_000;

/** Where a case is in the queue. @throws Refusal `not_allowed` */
export async function standingOf(actor: Actor, caseId: string): Promise<Standing> {
  mustBeAble(actor, 'see-applicants');
  const [counts, rows] = await Promise.all([
    caseCounts(),
    db().$queryRaw<{ before: number }[]>`
      SELECT (SELECT count(*)::int FROM (
        SELECT FROM "case" c WHERE c.state <> 'decided' AND c.state NOT IN ('waiting_for_applicant', 'snoozed')
          AND (c.due_at, c.id) < (it.due_at, it.id)
        ORDER BY c.due_at, c.id LIMIT ${lastPosition}) ahead) AS before
      FROM "case" it WHERE it.id = ${caseId}::uuid
        AND it.state NOT IN ('decided', 'waiting_for_applicant', 'snoozed')`,
  ]);
  const { open, claimed, escalated, waiting_for_second, on_hold } = counts;
  const before = rows[0]?.before ?? lastPosition;
  return {
    position: before < lastPosition ? before + 1 : null,
    total: open + claimed + escalated + waiting_for_second + on_hold,
  };
}
