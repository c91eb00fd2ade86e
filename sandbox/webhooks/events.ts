/** What can happen to an applicant, in words common to all vendors; each vendor translates them. */
export const EVENT_KINDS = [
  'created',
  'in_progress',
  'completed',
  'in_review',
  'on_hold',
  'needs_info',
  'approved',
  'rejected',
  'blocked',
  'archived',
  'anonymized',
  'deleted',
  'changed',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

export type Change = {
  /**
   * The applied operation by its name in the adapter's contract; `applicant` or `officer` for a change without an API
   * call.
   */
  operation: string;
  /** The vendor's id of the applicant, as the adapter's read operation takes it. */
  id: string;
  /** The webhook event of the change; without it nothing is sent. */
  kind?: EventKind;
  at: Date;
};

/**
 * Each vendor calls this after every applied change, whatever caused it: an operation, one applied late, or its portal.
 * The change is counted (`applied` in `GET /control/log`) and sent to every registered webhook address. An operation
 * that runs again is reported again, even when it changed nothing.
 */
export type Report = (change: Change) => void;

/** One event; every delivery of it has the same id. */
export type VendorEvent = { id: string; kind: EventKind | 'ping'; applicantId: string; at: string };
