import type { AuditDetails } from '../audit/audit.ts';
import type { CaseState } from '../case/case.ts';

/** Why a case was given back, in words. */
const releases = {
  by_hand: 'given back by hand',
  skipped: 'passed on',
  idle: 'no activity',
  sign_out: 'signed out',
  password_changed: 'a new password was set',
  disabled: 'the member was disabled',
  role_changed: 'the member has another role',
};

const waits: Partial<Record<CaseState, string>> = {
  on_hold: ', which was on hold',
  snoozed: ', which was snoozed',
  waiting_for_applicant: ', which waited for the applicant',
};

/** A claim in a sentence. */
export function tellClaim({ by, stateBefore }: AuditDetails['case.claimed']): string {
  return `Claimed the case${by === 'next' ? ' with Take next' : ''}${waits[stateBefore] ?? ''}`;
}

/** The end of a claim in a sentence. */
export function tellRelease({ because, isStillAssigned }: AuditDetails['case.released']): string {
  return `Gave the case back: ${releases[because]}${isStillAssigned ? '; it stays assigned' : ''}`;
}

/** An assignment, or its end, in a sentence. */
export function tellAssignment({ toId, fromId }: AuditDetails['case.assigned']): string {
  if (toId === null) return 'Ended the assignment';
  return fromId === null || fromId === toId ? 'Assigned the case' : 'Assigned the case to someone else';
}
