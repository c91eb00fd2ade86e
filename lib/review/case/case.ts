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
 * Milliseconds until the case is late, negative afterwards. Null while it is decided, snoozed or waits for the
 * applicant.
 */
export function timeLeft(state: CaseState, dueAt: Date, now: Date): number | null {
  return state === 'decided' || state === 'waiting_for_applicant' || state === 'snoozed'
    ? null
    : dueAt.getTime() - now.getTime();
}
