/** Where a case stands. */
export const caseStates = [
  'open',
  'claimed',
  'waiting_for_applicant',
  'waiting_for_second',
  'escalated',
  'on_hold',
  'snoozed',
  'decided',
] as const;

export type CaseState = (typeof caseStates)[number];

export type Outcome = 'approved' | 'rejected';

/** Why a case was opened. */
export type OpenedBecause = 'status' | 'hit' | 'change' | 'conflict' | 'by_hand';

export type Risk = 'low' | 'medium' | 'high';

/**
 * Time left before the case is late, in milliseconds; negative when it is. Stops while the applicant or the clock is
 * waited for.
 */
export function timeLeft(state: CaseState, dueAt: Date, now: Date): number | null {
  return state === 'decided' || state === 'waiting_for_applicant' || state === 'snoozed'
    ? null
    : dueAt.getTime() - now.getTime();
}
