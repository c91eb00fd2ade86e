import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import {
  claimRefusal,
  endsWait,
  mustNotBeRefused,
  stateOnceClaimed,
  takeOverRefusal,
} from '#lib/review/claims/claims.ts';
import { holderOf, isClaimed } from '#lib/review/claims/holder.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { addNotices } from '../notices/notices.ts';
import { policiesInForce } from '../policies.ts';
import { type LockedCase, lockCase } from './lock.ts';

/** A claim in force: on which case, and until when without further activity. */
export type Claim = { caseId: string; until: Date };

/**
 * Claims one case. A member may have several such claims. A claim of their own is prolonged. Where the case waited and
 * is claimed by hand, the database starts the clock of its time limit again.
 * @param by `work`: the member began to type. Such a request can arrive after the act it was made for, and must not
 * end the wait that the act began
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `taken` when another member has the case
 */
export async function claimCase(actor: Actor, caseId: string, by: 'hand' | 'work' = 'hand'): Promise<Claim> {
  mustBeAble(actor, 'decide-case');
  const minutes = await leaseMinutes();
  return changeIfAny(actor, async (tx, note) => {
    const found = await lockCase(tx, caseId);
    if (by === 'work' && endsWait(found.state)) throw new Refusal('closed', 'This case waits. Take it up to go on.');
    return claimLocked(tx, note, actor, found, minutes);
  });
}

/**
 * Claims a case that this transaction has locked, or prolongs the member's own claim.
 * @throws Refusal as {@link claimCase}
 */
export async function claimLocked(
  tx: Tx,
  note: Note,
  actor: MemberActor,
  found: LockedCase,
  minutes: number,
): Promise<Claim> {
  mustNotBeRefused(claimRefusal(actor, found, found.now));
  const isOwn = isClaimed(found, found.now);
  const until = await lease(tx, found, actor.id, minutes, { keepsAssignment: true });
  const { id: caseId, applicantId, state: stateBefore } = found;
  const details = { applicantId, by: 'hand' as const, stateBefore, until: until.toISOString() };
  if (!isOwn) note({ kind: 'case.claimed', details }, { type: 'case', id: caseId });
  return { caseId, until };
}

/**
 * Takes a case over from the member who has it, and tells both. Their claim and their assignment end.
 * @throws Refusal `not_allowed`, `not_found`, `closed`
 */
export async function takeOver(actor: Actor, caseId: string): Promise<Claim> {
  mustBeAble(actor, 'take-over-case');
  const minutes = await leaseMinutes();
  return changeIfAny(actor, async (tx, note) => {
    const found = await lockCase(tx, caseId);
    mustNotBeRefused(takeOverRefusal(actor, found));
    const fromId = holderOf(found, found.now);
    const isOwn = fromId === actor.id;
    const until = await lease(tx, found, actor.id, minutes, { keepsAssignment: isOwn });
    if (isOwn && isClaimed(found, found.now)) return { caseId, until };
    const { applicantId, state: stateBefore } = found;
    const details = { applicantId, fromId, stateBefore, until: until.toISOString() };
    note({ kind: 'case.taken-over', details }, { type: 'case', id: caseId });
    if (fromId && !isOwn)
      await addNotices(tx, [
        { kind: 'taken_over', memberId: fromId, caseId, byId: actor.id },
        // For the one who took it this is a record, not news.
        { kind: 'taken_over', memberId: actor.id, caseId, byId: actor.id, readAt: found.now },
      ]);
    return { caseId, until };
  });
}

/** How long a claim lasts after its member's last act, by the policy in force. */
export async function leaseMinutes(): Promise<number> {
  return (await policiesInForce()).values.claims.leaseMinutes;
}

async function lease(
  tx: Tx,
  found: LockedCase,
  memberId: string,
  minutes: number,
  { keepsAssignment }: { keepsAssignment: boolean },
): Promise<Date> {
  const isOwn = found.assigneeId === memberId && isClaimed(found, found.now);
  const isAssigned = keepsAssignment && found.assigneeId === memberId;
  const until = new Date(found.now.getTime() + minutes * 60_000);
  await tx.case.update({
    where: { id: found.id },
    data: {
      state: stateOnceClaimed(found.state),
      assigneeId: memberId,
      assignedById: isAssigned ? found.assignedById : null,
      ...(isOwn ? {} : { claimedAt: found.now }),
      claimedUntil: until,
    },
    select: { id: true },
  });
  return until;
}
