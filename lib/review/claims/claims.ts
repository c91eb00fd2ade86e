import { can } from '../access.ts';
import type { MemberActor, Role } from '../actor.ts';
import type { CaseState } from '../case/case.ts';
import { Refusal } from '../refusal.ts';
import { type Holding, holderOf, isClaimed } from './holder.ts';

/** Why an act on a claim is refused: a code of {@link Refusal} and its sentence. */
export type ClaimRefusal = { code: 'not_allowed' | 'closed' | 'taken' | 'invalid'; message: string };

/** A case as it is stored, and the first person of its decision that waits for a second one; null without such. */
export type Claimable = Holding & { firstPersonId: string | null };

/** A member to whom a case may be given. */
export type Assignable = { id: string; role: Role; isDisabled: boolean };

const decided = refusal('closed', 'This case is decided. Reopen it to work on it again.');
const forApprovers: Partial<Record<CaseState, ClaimRefusal>> = {
  escalated: refusal('not_allowed', 'This case is escalated. An approver takes it.'),
  waiting_for_second: refusal('not_allowed', 'This case waits for a second person. An approver takes it.'),
};

/**
 * Why this member can't claim this case now, or null. A claim of their own that is in force may be claimed again, which
 * prolongs it.
 */
export function claimRefusal(actor: MemberActor, holding: Claimable, now: Date): ClaimRefusal | null {
  return workRefusal(actor, holding) ?? heldRefusal(actor, holding, now);
}

/** Why this member can't take this case over from the one who has it, or null. A free case may be taken too. */
export function takeOverRefusal(actor: MemberActor, holding: Claimable): ClaimRefusal | null {
  if (!can(actor, 'take-over-case')) return refusal('not_allowed', 'Only an approver takes a case over.');
  return workRefusal(actor, holding);
}

/** Why this member can't give this case back, or null: only who has it does. */
export function releaseRefusal(actor: MemberActor, holding: Holding, now: Date): ClaimRefusal | null {
  if (!can(actor, 'decide-case')) return notAllowed;
  if (holding.state === 'decided') return decided;
  if (holderOf(holding, now) === actor.id) return null;
  return refusal('taken', 'You do not have this case any more.');
}

/**
 * Why this member can't assign this case to another, or null. Reviewers assign free cases to themselves alone, and give
 * their own back (`to` is then null). Who works on a case now keeps it: an approver takes it over first.
 */
export function assignRefusal(
  actor: MemberActor,
  holding: Claimable,
  to: Assignable | null,
  now: Date,
): ClaimRefusal | null {
  if (!can(actor, 'decide-case')) return notAllowed;
  if (holding.state === 'decided') return decided;
  const holderId = holderOf(holding, now);
  if (!can(actor, 'assign-case')) {
    if (to !== null && to.id !== actor.id) return refusal('not_allowed', 'Only an approver assigns a case to others.');
    if (holderId !== null && holderId !== actor.id) return heldRefusal(actor, holding, now);
  }
  if (isClaimed(holding, now) && holderId !== actor.id && holderId !== to?.id)
    return refusal('taken', 'Someone works on this case now. Take it over first.');
  return to && assigneeRefusal(to, holding);
}

/** Whether claiming a case in this state ends a wait, in which the clock of its time limit may be stopped. */
export function endsWait(state: CaseState): boolean {
  return state === 'on_hold' || state === 'snoozed' || state === 'waiting_for_applicant';
}

/** The state of a case once it is claimed. Escalated cases, and those that wait for a second person, stay so. */
export function stateOnceClaimed(state: CaseState): CaseState {
  return state in forApprovers ? state : 'claimed';
}

/** @throws Refusal when there is one to throw */
export function mustNotBeRefused(found: ClaimRefusal | null): void {
  if (found) throw new Refusal(found.code, found.message);
}

const notAllowed = refusal('not_allowed', 'Your role does not allow this.');

function workRefusal(actor: MemberActor, { state, firstPersonId }: Claimable): ClaimRefusal | null {
  if (!can(actor, 'decide-case')) return notAllowed;
  if (state === 'decided') return decided;
  if (state === 'waiting_for_second' && firstPersonId === actor.id)
    return refusal('not_allowed', 'You made this decision. Another approver confirms or returns it.');
  return actor.role === 'approver' ? null : (forApprovers[state] ?? null);
}

function heldRefusal(actor: MemberActor, holding: Holding, now: Date): ClaimRefusal | null {
  const holderId = holderOf(holding, now);
  if (holderId === null || holderId === actor.id) return null;
  return isClaimed(holding, now)
    ? refusal('taken', 'Someone else has claimed this case.')
    : refusal('taken', 'This case is assigned to someone else.');
}

function assigneeRefusal(to: Assignable, { state, firstPersonId }: Claimable): ClaimRefusal | null {
  if (to.isDisabled) return refusal('invalid', 'This member is disabled.');
  if (to.role !== 'reviewer' && to.role !== 'approver')
    return refusal('invalid', 'A case is assigned to a reviewer or an approver.');
  if (to.role !== 'approver' && state in forApprovers) return refusal('invalid', 'This case is for an approver.');
  if (state === 'waiting_for_second' && firstPersonId === to.id)
    return refusal('invalid', 'This member made the decision that waits. Another approver confirms or returns it.');
  return null;
}

function refusal(code: ClaimRefusal['code'], message: string): ClaimRefusal {
  return { code, message };
}
