import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor, Role } from '#lib/review/actor.ts';
import { type Assignable, assignRefusal, type ClaimRefusal } from '#lib/review/claims/claims.ts';
import { holderOf, isClaimed } from '#lib/review/claims/holder.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { addNotices, type NewNotice } from '../notices/notices.ts';
import { type LockedCase, lockCases } from './lock.ts';

export const mostAssigned = 200;

/** What became of one case of an assignment: null when it was assigned, else why not. */
export type AssignResult = {
  caseId: string;
  refusal: { code: ClaimRefusal['code'] | 'not_found'; message: string } | null;
};

/**
 * Assigns cases to a member, or ends their assignments (`toId` null). Each case is assigned as a whole or refused with
 * its reason; one that is refused keeps no other from being assigned. A claim that has ended is cleared; a claim of the
 * member who gets the case goes on.
 * @param caseIds at most 200
 * @throws Refusal `not_allowed` by role; `not_found` when there is no such member
 */
export async function assignCases(
  actor: Actor,
  { caseIds, toId }: { caseIds: readonly string[]; toId: string | null },
): Promise<AssignResult[]> {
  mustBeAble(actor, 'decide-case');
  const wanted = [...new Set(caseIds)].slice(0, mostAssigned);
  return changeIfAny(actor, async (tx, note) => {
    const to = toId === null ? null : await assignable(tx, toId);
    const cases = new Map((await lockCases(tx, wanted)).map((found) => [found.id, found]));
    const results: AssignResult[] = [];
    const notices: NewNotice[] = [];
    for (const caseId of wanted) {
      const found = cases.get(caseId);
      const refusal = found ? assignRefusal(actor, found, to, found.now) : notFound;
      results.push({ caseId, refusal });
      if (found && !refusal) notices.push(...(await assign(tx, note, actor, found, toId)));
    }
    await addNotices(tx, notices);
    return results;
  });
}

/** The members to whom cases can be assigned, by name. @throws Refusal `not_allowed` */
export async function assignableMembers(actor: Actor): Promise<{ id: string; name: string; role: Role }[]> {
  mustBeAble(actor, 'decide-case');
  const rows = await db().member.findMany({
    where: { role: { in: ['reviewer', 'approver'] }, disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true },
  });
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

const notFound = { code: 'not_found' as const, message: 'There is no such case.' };

async function assignable(tx: Tx, id: string): Promise<Assignable> {
  const row = await tx.member.findUnique({ where: { id }, select: { id: true, role: true, disabledAt: true } });
  if (!row) throw new Refusal('not_found', 'There is no such member.');
  return { id, role: row.role as Role, isDisabled: row.disabledAt !== null };
}

/** Gives the notices to write. A case that the member already has by assignment is left as it is. */
async function assign(
  tx: Tx,
  note: Note,
  actor: MemberActor,
  found: LockedCase,
  toId: string | null,
): Promise<NewNotice[]> {
  const fromId = holderOf(found, found.now);
  if (fromId === toId && (toId === null || found.assignedById !== null)) return [];
  const goesOn = toId !== null && fromId === toId && isClaimed(found, found.now);
  await tx.case.update({
    where: { id: found.id },
    data: {
      assigneeId: toId,
      assignedById: toId && actor.id,
      ...(goesOn ? {} : { claimedAt: null, claimedUntil: null }),
      ...(goesOn || found.state !== 'claimed' ? {} : { state: 'open' }),
    },
    select: { id: true },
  });
  const details = { applicantId: found.applicantId, toId, fromId };
  note({ kind: 'case.assigned', details }, { type: 'case', id: found.id });
  const told: NewNotice[] = [];
  const about = { caseId: found.id, byId: actor.id };
  if (toId && toId !== actor.id && toId !== fromId) told.push({ ...about, kind: 'assigned', memberId: toId });
  if (fromId && fromId !== actor.id && fromId !== toId) told.push({ ...about, kind: 'reassigned', memberId: fromId });
  return told;
}
