import type { Act } from './act.ts';

/** One provider's applicants of a job. `waits`: why those under way are not done yet, in sentences. */
export type JobLine = {
  /** Its id; null for the line of all. */
  provider: string | null;
  providerLabel: string;
  selected: number;
  can: number;
  cannot: number;
  whyNot: string[];
  /** What the provider is told. */
  goesOut: string[];
  done: number;
  failed: number;
  /** Could be done at the dry run, and no longer when its turn came. */
  skipped: number;
  waits: string[];
};

/** Applicants of a job, the first of them in its order: all, or those of one provider. */
export type JobApplicants = {
  provider: string | null;
  providerLabel: string | null;
  rows: { applicantId: string; caseNumber: string | null }[];
  all: number;
};

/**
 * What undoing a job would do now: how many were not begun, whose call was not sent, who was archived in Docket alone;
 * and for how many the vendor was told, which stays. `until`: when that ends for a job that has ended, ISO 8601, UTC.
 */
export type JobUndo = { notBegun: number; notSent: number; hereOnly: number; sent: number; until: string | null };

export type JobState = 'prepared' | 'running' | 'stopped' | 'finished';

export type ItemState = 'pending' | 'at_vendor' | 'done' | 'failed' | 'skipped';

/** A job as its screen shows it. Times are ISO 8601, UTC. */
export type JobView = {
  id: string;
  act: Act;
  name: string;
  atVendor: boolean;
  /** Of the policy on retention by which its applicants are due; null for what a person asks for by hand. */
  policyVersion: number | null;
  state: JobState;
  by: string;
  /** Until when cases are snoozed; null for any other act. */
  wakesAt: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Since when it is being undone, or was. */
  undoneAt: string | null;
  /** Null when it can't be undone, any more or at all. */
  undo: JobUndo | null;
  selectionHash: string;
  /** What has to be typed to confirm it. */
  typed: string;
  lines: JobLine[];
  counts: Record<ItemState, number>;
  /** The number of the only case, and its applicant, when the job is about one. */
  only: { applicantId: string; caseNumber: string | null } | null;
  /** Items that failed or were skipped, at most 200. */
  notDone: { caseNumber: string | null; applicantId: string; state: ItemState; because: string | null }[];
  request: RequestView | null;
  may: { start: boolean; stop: boolean; resume: boolean; ask: boolean; undo: boolean };
};

/** A job as the list of jobs shows it. */
export type JobLineOfList = {
  id: string;
  act: Act;
  name: string;
  state: JobState;
  by: string;
  isOwn: boolean;
  startedAt: string;
  finishedAt: string | null;
  undoneAt: string | null;
  applicants: number;
  /** Of these, those for whom it can be done. */
  possible: number;
  done: number;
  failed: number;
  skipped: number;
  /** The number of the case, when the job is about one applicant. */
  caseNumber: string | null;
};

/** The first rows of a list, and how many there are. */
export type OfAll<T> = { rows: T[]; all: number };

export type Jobs = { underWay: OfAll<JobLineOfList>; ended: OfAll<JobLineOfList> };

export type RequestState = 'waiting' | 'confirmed' | 'refused' | 'withdrawn' | 'void' | 'expired';

/** A request for erasure. Reason and answer are null for readers who may not ask for one, unless it is their own. */
export type RequestView = {
  id: string;
  jobId: string;
  /** As in {@link JobView}. */
  policyVersion: number | null;
  act: Act;
  name: string;
  applicants: number;
  /** The number of the case, when the request is about one applicant. */
  caseNumber: string | null;
  state: RequestState;
  by: string;
  at: string;
  expiresAt: string;
  reason: string | null;
  endedBy: string | null;
  endedAt: string | null;
  answer: string | null;
  may: { confirm: boolean; refuse: boolean; withdraw: boolean };
};

/** By which act an applicant was erased, and when. `atVendor`: the provider was told too. */
export type ErasedView = {
  at: string;
  act: Act;
  atVendor: boolean;
  /** Null where the reader may not open jobs. */
  jobId: string | null;
  by: string;
  /** Who confirmed it. */
  second: string | null;
};

/** What the commands' tab shows of one applicant beside the vendor's commands. */
export type LifecycleView = {
  isArchived: boolean;
  erased: ErasedView | null;
  hold: { reason: string | null; by: string; at: string } | null;
  /** The request that waits for a second person. */
  request: RequestView | null;
  may: { archive: boolean; hold: boolean };
};
