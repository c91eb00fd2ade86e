import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { dueSoonShare, type NoticeKind, type NoticeView } from '#lib/review/claims/notice.ts';
import { db, type Tx } from '../database.ts';

const mostNotices = 50;

/** A notice to be written with the act it tells of. `byId` is null when Docket causes it. */
export type NewNotice = { kind: NoticeKind; memberId: string; caseId: string; byId: string | null; readAt?: Date };

/** Writes notices in the transaction of the act they tell of. */
export async function addNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  await tx.notice.createMany({ data: notices.map((notice) => ({ ...notice, id: randomUUID() })) });
}

/**
 * The member's notices, newest first, at most 50, and how many of all are unread.
 * @throws Refusal `not_allowed`
 */
export async function noticesFor(actor: Actor): Promise<{ unread: number; notices: NoticeView[] }> {
  mustBeAble(actor, 'decide-case');
  const [unread, rows] = await Promise.all([
    db().notice.count({ where: { memberId: actor.id, readAt: null } }),
    db().notice.findMany({
      where: { memberId: actor.id },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: mostNotices,
      include: { by: { select: { id: true, name: true } }, case: { select: { number: true, applicantId: true } } },
    }),
  ]);
  return {
    unread,
    notices: rows.map((row) => ({
      id: row.id,
      kind: row.kind as NoticeKind,
      caseId: row.caseId,
      caseNumber: caseNumber(row.case.number),
      applicantId: row.case.applicantId,
      by: row.by,
      isOwn: row.by?.id === actor.id,
      at: row.at.toISOString(),
      isRead: row.readAt !== null,
    })),
  };
}

/** Marks the member's own notices as read; those of others are left. Returns how many were unread. */
export async function markRead(actor: Actor, noticeIds: readonly string[]): Promise<number> {
  mustBeAble(actor, 'decide-case');
  const { count } = await db().notice.updateMany({
    where: { id: { in: [...noticeIds] }, memberId: actor.id, readAt: null },
    data: { readAt: new Date() },
  });
  return count;
}

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
      AND sla_worked(c.opened_at, ${now}, p.value) >= ${dueSoonShare}::float8 * sla_worked(c.opened_at, c.due_at, p.value)
    ON CONFLICT DO NOTHING`;
}
