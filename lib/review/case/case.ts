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

/** What people call a case by. */
export function caseNumber(number: bigint | number): string {
  return `DK-${number}`;
}

const stateLabels: Record<CaseState, string> = {
  open: 'Open',
  claimed: 'Claimed',
  waiting_for_applicant: 'Waiting for applicant',
  waiting_for_second: 'Waiting for second',
  escalated: 'Escalated',
  on_hold: 'On hold',
  snoozed: 'Snoozed',
  decided: 'Decided',
};

const outcomeLabels: Record<Outcome, string> = { approved: 'Approved', rejected: 'Rejected' };

/** The state of a case in words; of a decided one the outcome. */
export function caseLabel(state: CaseState, outcome: Outcome | null): string {
  return state === 'decided' && outcome ? outcomeLabels[outcome] : stateLabels[state];
}
