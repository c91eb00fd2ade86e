import 'server-only';
import { randomUUID } from 'node:crypto';
import { can, mustBeAble, type Right, rolesWith } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import type { NoticeAbout, NoticeKind, NoticeView, RequestOf } from '#lib/review/claims/notice.ts';
import { db, type Tx } from '../database.ts';
import type { NoticeWhereInput } from '../generated/models.ts';

const mostNotices = 50;

/** A notice to be written with the act it tells of. `byId` is null when Docket causes it. */
export type NewNotice = {
  kind: Exclude<NoticeKind, 'to_confirm'>;
  memberId: string;
  caseId: string;
  byId: string | null;
  readAt?: Date;
};

/** Writes notices in the transaction of the act they tell of. */
export async function addNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  await tx.notice.createMany({ data: notices.map((notice) => ({ ...notice, id: randomUUID() })) });
}

/** Who confirms a request of each kind. */
const confirms = {
  rules: 'confirm-rules',
  policies: 'confirm-policies',
  erasure: 'confirm-erasure',
} as const satisfies Record<RequestOf, Right>;

/**
 * Tells the members who may confirm a request of it, but for its author; in the transaction that makes the request. The
 * notices go when it no longer waits (a trigger), and are not shown after `until`.
 */
export async function tellConfirmers(
  tx: Tx,
  { request, requestId, byId, until }: { request: RequestOf; requestId: string; byId: string; until: Date },
): Promise<void> {
  const members = await tx.member.findMany({
    where: { id: { not: byId }, role: { in: rolesWith(confirms[request]) }, disabledAt: null },
    select: { id: true },
  });
  await tx.notice.createMany({
    data: members.map(({ id: memberId }) => ({
      ...{ id: randomUUID(), kind: 'to_confirm', memberId, byId, request, requestId, until },
    })),
  });
}

/** The notices that a member is shown: of requests only those that wait, and that their role confirms. */
function shownTo(actor: MemberActor): NoticeWhereInput {
  const may = requestsOf.filter((request) => can(actor, confirms[request]));
  const waits = { request: { in: may }, until: { gt: new Date() } };
  return { memberId: actor.id, OR: [{ caseId: { not: null } }, waits] };
}

const requestsOf = Object.keys(confirms) as RequestOf[];

/**
 * The member's notices, newest first, at most 50, and how many of all are unread.
 * @throws Refusal `not_allowed`
 */
export async function noticesFor(actor: Actor): Promise<{ unread: number; notices: NoticeView[] }> {
  mustBeAble(actor, 'see-notices');
  const where = shownTo(actor);
  const [unread, rows] = await Promise.all([
    db().notice.count({ where: { ...where, readAt: null } }),
    db().notice.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: mostNotices,
      include: { by: { select: { id: true, name: true } }, case: { select: { number: true, applicantId: true } } },
    }),
  ]);
  const ofRules = rows.flatMap(({ request, requestId }) => (request === 'rules' && requestId ? [requestId] : []));
  const connections = await connectionsOfRules(ofRules);
  return {
    unread,
    notices: rows.flatMap((row) => {
      const about = aboutOf(row, connections);
      if (!about) return [];
      const { id, by, at, readAt } = row;
      const isOwn = by?.id === actor.id;
      return [{ id, kind: row.kind as NoticeKind, about, by, isOwn, at: at.toISOString(), isRead: readAt !== null }];
    }),
  };
}

type Named = { id: string; label: string };

/** The connections whose rules some requests are about, by the request's id. */
async function connectionsOfRules(ids: string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const select = { id: true, connection: { select: { id: true, label: true } } } as const;
  const rows = await db().rulePublish.findMany({ where: { id: { in: ids } }, select });
  return new Map(rows.map(({ id, connection }) => [id, connection]));
}

type Row = {
  caseId: string | null;
  request: string | null;
  requestId: string | null;
  case: { number: bigint; applicantId: string } | null;
};

function aboutOf({ caseId, case: of, request, requestId }: Row, connections: Map<string, Named>): NoticeAbout | null {
  if (caseId && of) return { of: 'case', caseId, caseNumber: caseNumber(of.number), applicantId: of.applicantId };
  if (!requestId) return null;
  const connection = connections.get(requestId);
  if (request === 'rules') return connection ? { of: 'rules', requestId, connection } : null;
  return { of: request === 'policies' ? 'policies' : 'erasure', requestId };
}

/** Marks the member's own notices as read; those of others are left. Returns how many were unread. */
export async function markRead(actor: Actor, noticeIds: readonly string[]): Promise<number> {
  mustBeAble(actor, 'see-notices');
  const { count } = await db().notice.updateMany({
    where: { id: { in: [...noticeIds] }, memberId: actor.id, readAt: null },
    data: { readAt: new Date() },
  });
  return count;
}
