import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type CaseState, caseNumber, type Outcome } from '#lib/review/case/case.ts';
import type { Inbox, InboxItem, InboxList } from '#lib/review/case/inbox.ts';
import type { SecondBecause } from '#lib/review/case/true-match.ts';
import { type Holding, holderOf } from '#lib/review/claims/holder.ts';
import { db } from '../database.ts';
import type { StagedDecisionModel } from '../generated/models.ts';
import { stagedBlockers } from './deciding/unstage.ts';

const most = 50;

const nothing: InboxList = { count: 0, items: [] };

/**
 * What waits for this member: decisions of others to confirm and cases escalated to them or to any approver (for
 * approvers), and their own decisions that were returned or became void.
 * @throws Refusal `not_allowed`
 */
export async function inboxOf(actor: Actor): Promise<Inbox> {
  mustBeAble(actor, 'decide-case');
  const isApprover = can(actor, 'confirm-decision');
  const [toConfirm, escalatedToMe, returnedToMe] = await Promise.all([
    isApprover ? waiting(actor.id) : nothing,
    isApprover ? escalated(actor.id) : nothing,
    returned(actor.id),
  ]);
  return { toConfirm, escalatedToMe, returnedToMe };
}

const named = { select: { name: true } } as const;

const caseSelect = {
  id: true,
  number: true,
  applicantId: true,
  dueAt: true,
  state: true,
  assigneeId: true,
  assignedById: true,
  claimedUntil: true,
  assignee: named,
  applicant: { select: { search: named } },
} as const;

/** First due first, as on the applicant's screen. */
const dueFirst = [{ dueAt: 'asc' }, { id: 'asc' }] as const;

async function waiting(memberId: string): Promise<InboxList> {
  const where = { endedAt: null, memberId: { not: memberId } };
  const [count, rows] = await Promise.all([
    db().stagedDecision.count({ where }),
    db().stagedDecision.findMany({
      where,
      orderBy: [{ case: { dueAt: 'asc' } }, { caseId: 'asc' }],
      take: most,
      include: { member: named, case: { select: caseSelect } },
    }),
  ]);
  return { count, items: rows.map((row) => itemOf(memberId, row.case, row.member.name, row.stagedAt, row)) };
}

async function escalated(memberId: string): Promise<InboxList> {
  const where = { state: 'escalated', OR: [{ assigneeId: memberId }, { assigneeId: null }] };
  const lastMove = {
    where: { kind: 'escalated' },
    orderBy: { at: 'desc' },
    take: 1,
    include: { member: named },
  } as const;
  const [count, rows] = await Promise.all([
    db().case.count({ where }),
    db().case.findMany({
      where,
      orderBy: [...dueFirst],
      take: most,
      select: { ...caseSelect, openedAt: true, moves: lastMove },
    }),
  ]);
  return {
    count,
    items: rows.map(({ moves: [move], openedAt, ...found }) =>
      itemOf(memberId, found, move?.member?.name ?? null, move?.at ?? openedAt, null),
    ),
  };
}

/** The last staged decision of a case that is back with its first person and not decided since. */
async function returned(memberId: string): Promise<InboxList> {
  const latest = await db().stagedDecision.findMany({
    where: { memberId, case: { assigneeId: memberId, state: { in: ['open', 'claimed'] } } },
    distinct: ['caseId'],
    orderBy: [{ caseId: 'asc' }, { stagedAt: 'desc' }],
    include: { endedBy: named, case: { select: caseSelect } },
  });
  const rows = latest
    .filter(({ endedAs }) => endedAs === 'returned' || endedAs === 'voided')
    .toSorted((a, b) => Number(a.case.dueAt) - Number(b.case.dueAt));
  const items = rows
    .slice(0, most)
    .map((row) => itemOf(memberId, row.case, row.endedBy?.name ?? null, row.endedAt ?? row.stagedAt, row));
  return { count: rows.length, items };
}

type CaseRow = Omit<Holding, 'state'> & {
  id: string;
  number: bigint;
  applicantId: string;
  dueAt: Date;
  state: string;
  assignee: { name: string } | null;
  applicant: { search: { name: string | null } | null };
};

function itemOf(
  memberId: string,
  found: CaseRow,
  by: string | null,
  at: Date,
  staged: Pick<StagedDecisionModel, 'id' | 'outcome' | 'because' | 'blockers'> | null,
): InboxItem {
  const { id, number, applicantId, dueAt, applicant, assignee } = found;
  // The column is only written from this type.
  const holderId = holderOf({ ...found, state: found.state as CaseState }, new Date());
  return {
    caseId: id,
    caseNumber: caseNumber(number),
    applicantId,
    name: applicant.search?.name ?? null,
    by,
    at: at.toISOString(),
    dueAt: dueAt.toISOString(),
    holder: holderId === null || holderId === memberId ? null : (assignee?.name ?? null),
    // Both columns are only written from these types.
    decision: staged && {
      id: staged.id,
      outcome: staged.outcome as Outcome,
      because: staged.because as SecondBecause,
      over: stagedBlockers(staged).flatMap(({ tone, title }) => (tone === 'fail' ? title : [])),
    },
  };
}
