'use client';

import type { LifecycleActs } from '#components/review/lifecycle/lifecycle-acts.ts';
import { problemOf } from '#components/review/problem.ts';
import * as actions from './actions.ts';
import { proofActs } from './proof-acts.ts';

/** What a person does with jobs and requests, for all screens that show them. */
export const lifecycleActs: LifecycleActs = {
  prepare: (job) => problemOf(actions.prepareJob(job)),
  start: (jobId) => problemOf(actions.startJob({ jobId })),
  stop: (jobId) => problemOf(actions.stopJob({ jobId })),
  undo: (jobId) => problemOf(actions.undoJob({ jobId })),
  resume: (jobId) => problemOf(actions.resumeJob({ jobId })),
  proof: proofActs,
  ask: (request) => problemOf(actions.askErasure(request)),
  confirm: (request) => problemOf(actions.confirmErasure(request)),
  refuse: (request) => problemOf(actions.refuseErasure(request)),
  withdraw: (requestId) => problemOf(actions.withdrawErasure({ requestId })),
  archive: (applicantId) => problemOf(actions.archiveApplicant({ applicantId })),
  unarchive: (applicantId) => problemOf(actions.unarchiveApplicant({ applicantId })),
  hold: (hold) => problemOf(actions.placeHold(hold)),
  lift: (applicantId) => problemOf(actions.liftHold({ applicantId })),
};
