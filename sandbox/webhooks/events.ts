/** What can happen to somebody at a vendor, in words all vendors share here; each says it in its own. */
export const HAPPENINGS = [
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

export type Happening = (typeof HAPPENINGS)[number];

export type Change = {
  /** The operation that was applied, by its name at `npm run provider`; `applicant` or `officer` when no API did it. */
  operation: string;
  /** The vendor's id of whom it was applied to, as `applicants.read` of an adapter takes it. */
  id: string;
  /** What a webhook has to tell of it; nothing is sent without. */
  kind?: Happening;
  at: Date;
};

/**
 * Each vendor is handed one of these (`settings.report`) and calls it once a change stands, from whatever led there: an
 * operation, also one applied late, or its backstage. The change is counted (`GET /control/log`, `applied`), and goes
 * out to every registered webhook. An operation that runs again is reported again, even when it changed nothing more.
 */
export type Report = (change: Change) => void;

/** One thing to tell, the same on every delivery of it. */
export type VendorEvent = { id: string; kind: Happening | 'ping'; applicantId: string; at: string };
