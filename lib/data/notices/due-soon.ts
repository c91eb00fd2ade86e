import 'server-only';
import { dueSoonShare } from '#lib/review/claims/notice.ts';
import { db } from '../database.ts';

/**
 * Tells holders of cases whose time limit is near, once per case and holder. A case without a holder is left out.
 * Run by the worker each minute; not recorded in the ledger. Cases whose clock is stopped are left out.
 * @param now the moment for which it is asked
 * @returns how many were told
 */
export async function tellDueSoon(now = new Date()): Promise<number> {
  return db().$executeRaw`
    INSERT INTO notice (id, member_id, kind, case_id)
    SELECT gen_random_uuid(), c.assignee_id, 'due_soon', c.id FROM "case" c
    LEFT JOIN policy_edition e ON e.number = c.policy_edition
    LEFT JOIN policy p ON p.kind = 'sla' AND p.version = (e.versions ->> 'sla')::integer
    WHERE c.assignee_id IS NOT NULL AND c.state IN ('open', 'claimed', 'escalated', 'waiting_for_second', 'on_hold')
      AND (c.assigned_by_id IS NOT NULL OR c.claimed_until > ${now}) AND c.due_at > ${now}
      AND NOT EXISTS (
        SELECT FROM notice n WHERE n.case_id = c.id AND n.member_id = c.assignee_id AND n.kind = 'due_soon')
      AND sla_worked(c.opened_at, ${now}, p.value)
        >= ${dueSoonShare}::float8 * sla_worked(c.opened_at, c.due_at, p.value)
    ON CONFLICT DO NOTHING`;
}
