import type { Outcome } from '../case/case.ts';
import type { OutcomeMove } from '../case/move.ts';

/** What is sent over the wire when a case is decided or moved, by what was recorded. */
const eventNames = {
  approved: 'case.approved',
  rejected: 'case.rejected',
  requested: 'case.info_requested',
  escalated: 'case.escalated',
  held: 'case.held',
  snoozed: 'case.snoozed',
} as const satisfies Record<Outcome | OutcomeMove, string>;

/** What a reviewer records that an endpoint can be told of. */
export type Told = keyof typeof eventNames;

/** A decided case is under review again: a new round was opened, by hand or because of what the vendor told. */
export const reopenedEvent = 'case.reopened';

export type CaseEvent = (typeof eventNames)[Told] | typeof reopenedEvent;

/** An event of no case, sent by hand to see whether an endpoint answers. */
export const testEvent = 'endpoint.test';

export const caseEvents: CaseEvent[] = [...Object.values(eventNames), reopenedEvent];

const labels: Record<CaseEvent, string> = {
  'case.approved': 'Approved',
  'case.rejected': 'Rejected',
  'case.info_requested': 'Information requested',
  'case.escalated': 'Escalated to an approver',
  'case.held': 'Put on hold',
  'case.snoozed': 'Snoozed',
  'case.reopened': 'Under review again after a decision',
};

/** An event in words, for the form of an endpoint. */
export function eventLabel(event: CaseEvent): string {
  return labels[event];
}

export function eventOf(told: Told): CaseEvent {
  return eventNames[told];
}

/** The event of a move; null for one that no endpoint is told of, such as a case that is taken up again. */
export function eventOfMove(kind: string): CaseEvent | null {
  return Object.hasOwn(eventNames, kind) ? eventNames[kind as Told] : null;
}
