import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { placeHold } from '#lib/data/lifecycle/holds.ts';
import { askErasure } from '#lib/data/lifecycle/requests.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { givePassword } from '../auth/password.ts';
import { aJob, typedFor } from '../builders/job.ts';
import { aMember } from '../builders/member.ts';
import { aDueRequest, aPreparedDueJob, aStoppedDueJob, provedFor } from './due-jobs.ts';

/** Jobs and requests that a door may act on, of the member who calls or of someone else. */
export type JobTarget = {
  /** A dry run of archiving in Docket alone, and one that was stopped. */
  prepared: string;
  stopped: string;
  /** A dry run of scheduling a deletion, which takes a second person but no password, and what to type. */
  toAsk: { jobId: string; typed: string };
  /** A request of someone else, and one of the caller. */
  others: { requestId: string; typed: string };
  own: { requestId: string };
  /** An applicant under legal hold. */
  heldApplicantId: string;
};

/** @param someone gives the id of one more applicant of a connection that takes the command */
export async function jobsFor(owner: MemberActor, someone: () => Promise<string>): Promise<JobTarget> {
  const approver = await aMember('approver');
  await givePassword(owner.id);
  if (owner.role === 'admin' || owner.role === 'auditor') return dueJobsFor(owner, approver, someone);
  // A role that may not ask is refused at the door; the records are then someone else's.
  const asker = owner.role === 'reviewer' || owner.role === 'approver' ? owner : approver;
  const deletion = async (by: MemberActor) => {
    const jobId = await aJob(by, 'schedule_deletion', [await someone()]);
    return { jobId, typed: await typedFor(jobId) };
  };
  const request = async (by: MemberActor) => {
    const requestId = randomUUID();
    const job = await deletion(by);
    await askErasure(by, { id: requestId, ...job, reason: 'Trying a door' });
    return { requestId, typed: job.typed };
  };
  const stopped = await aJob(asker, 'archive', [await someone()], { atVendor: false });
  await db().bulkJob.update({ where: { id: stopped }, data: { state: 'stopped' } });
  const heldApplicantId = await someone();
  await placeHold(approver, heldApplicantId, 'Trying a door');
  return {
    prepared: await aJob(asker, 'archive', [await someone()], { atVendor: false }),
    stopped,
    toAsk: await deletion(asker),
    others: await request(await aMember('approver')),
    own: await request(asker),
    heldApplicantId,
  };
}

/** What an admin or an auditor may act on: deletions of those who are due by the policy on retention. */
async function dueJobsFor(
  owner: MemberActor,
  approver: MemberActor,
  someone: () => Promise<string>,
): Promise<JobTarget> {
  const { jobId, typed, selectionHash } = await aPreparedDueJob(owner, await someone());
  await provedFor(owner, selectionHash);
  const prepared = await aPreparedDueJob(owner, await someone());
  const requestId = owner.role === 'admin' ? await aDueRequest(owner, await someone()) : randomUUID();
  return {
    ...absentJobs(),
    prepared: prepared.jobId,
    stopped: await aStoppedDueJob(owner, approver, await someone()),
    toAsk: { jobId, typed },
    own: { requestId },
  };
}

/** Jobs of which none exists. */
export function absentJobs(): JobTarget {
  return {
    prepared: randomUUID(),
    stopped: randomUUID(),
    toAsk: { jobId: randomUUID(), typed: 'DK-0' },
    others: { requestId: randomUUID(), typed: 'DK-0' },
    own: { requestId: randomUUID() },
    heldApplicantId: randomUUID(),
  };
}

/** A valid input for each action on jobs and requests. */
export const jobInputs: Record<string, (target: { jobs: JobTarget }) => unknown> = {
  startJob: ({ jobs }) => ({ jobId: jobs.prepared }),
  stopJob: ({ jobs }) => ({ jobId: jobs.stopped }),
  undoJob: ({ jobs }) => ({ jobId: jobs.stopped }),
  resumeJob: ({ jobs }) => ({ jobId: jobs.stopped }),
  liftHold: ({ jobs }) => ({ applicantId: jobs.heldApplicantId }),
  askErasure: ({ jobs }) => ({ requestId: randomUUID(), ...jobs.toAsk, reason: 'Trying a door' }),
  confirmErasure: ({ jobs }) => jobs.others,
  refuseErasure: ({ jobs }) => ({ requestId: jobs.others.requestId, answer: 'Trying a door' }),
  withdrawErasure: ({ jobs }) => ({ requestId: jobs.own.requestId }),
};
