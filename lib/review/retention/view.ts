import type { KeptBy, RetentionOutcome } from './due.ts';

/** An applicant of a list, by ids, codes and times alone: no personal data. Times are ISO 8601, UTC. */
export type DueRow = {
  applicantId: string;
  /** The number of the latest case; null where there was never one. */
  caseNumber: string | null;
  providerLabel: string;
  mode: 'test' | 'live';
  outcome: RetentionOutcome;
  /** Since when the time runs. */
  since: string;
  dueAt: string;
  keptBy: KeptBy[];
  /** The job for which a deletion was asked for; it waits for its second person or runs. */
  askedIn: string | null;
};

/** An applicant who was erased. */
export type ShreddedRow = {
  applicantId: string;
  caseNumber: string | null;
  providerLabel: string;
  mode: 'test' | 'live';
  at: string;
  /** By which rule of the policy they were due; null for one who was erased by hand. */
  outcome: RetentionOutcome | null;
  /** The act and its job, with who asked and who confirmed; null where the job is not known. */
  by: { act: string; jobId: string; asked: string; confirmed: string | null; policyVersion: number | null } | null;
  /** The provider still had them afterwards. */
  isStillThere: boolean;
};

/** A page of a list; `next` is the address part of the page after it. */
export type RetentionPage<Row> = { rows: Row[]; next: string | null };

export type RetentionCounts = { due: number; coming: number; held: number };

/** A deletion by the policy that waits for its second person, or runs. */
export type RetentionJob = {
  jobId: string;
  applicants: number;
  by: string;
  isOwn: boolean;
  state: 'waiting' | 'running' | 'stopped';
  done: number;
};
