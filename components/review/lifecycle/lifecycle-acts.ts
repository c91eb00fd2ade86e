import type { ProofActs } from '#components/shell/proof/use-proof.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { Problem } from '../problem.ts';

/** Applicants chosen one by one, or all that a filter of the queue shows. */
export type Selection = { ids: string[] } | { filter: Omit<QueueFilter, 'cursor'> & { cursor: null } };

/** A dry run that is asked for. `until`: when snoozed cases come back, ISO 8601; null for any other act. */
export type NewJob = { jobId: string; act: Act; atVendor: boolean; until: string | null; selection: Selection };

/** What a person can do with jobs and requests. Every function returns what went wrong, or null. */
export type LifecycleActs = {
  prepare: (job: NewJob) => Promise<Problem>;
  start: (jobId: string) => Promise<Problem>;
  stop: (jobId: string) => Promise<Problem>;
  undo: (jobId: string) => Promise<Problem>;
  resume: (jobId: string) => Promise<Problem>;
  proof: ProofActs;
  ask: (request: { requestId: string; jobId: string; typed: string; reason: string }) => Promise<Problem>;
  confirm: (request: { requestId: string; typed: string }) => Promise<Problem>;
  refuse: (request: { requestId: string; answer: string }) => Promise<Problem>;
  withdraw: (requestId: string) => Promise<Problem>;
  archive: (applicantId: string) => Promise<Problem>;
  unarchive: (applicantId: string) => Promise<Problem>;
  hold: (hold: { applicantId: string; reason: string }) => Promise<Problem>;
  lift: (applicantId: string) => Promise<Problem>;
};
