'use server';

import { after } from 'next/server';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as stepUp from '#lib/auth/step-up.ts';
import * as archive from '#lib/data/lifecycle/archive.ts';
import * as holds from '#lib/data/lifecycle/holds.ts';
import * as jobs from '#lib/data/lifecycle/jobs.ts';
import * as requests from '#lib/data/lifecycle/requests.ts';
import { dryRun } from '#lib/exchange/lifecycle/dry-run.ts';
import { runNow } from '#lib/exchange/lifecycle/due-items.ts';
import { queueTabs } from '#lib/review/case/queue.ts';
import { acts, mostInJob, stepUpAct } from '#lib/review/lifecycle/act.ts';
import { oneLine, prose, searchText } from '#lib/review/text.ts';

const OneApplicant = z.strictObject({ applicantId: z.uuid() });
const OneJob = z.strictObject({ jobId: z.uuid() });
const OneRequest = z.strictObject({ requestId: z.uuid() });
const typed = oneLine(200);
const sentence = prose(holds.reasonMaxCharacters * 2);

const QueueFilter = z.strictObject({
  tab: z.enum(queueTabs),
  providers: z.array(oneLine(40)).max(20),
  text: z
    .string()
    .max(1_000)
    .transform((text) => searchText(text, 200)),
  cursor: z.null(),
});

const PrepareJob = z.strictObject({
  /** Made with the form, so that sending it twice prepares one job. */
  jobId: z.uuid(),
  act: z.enum(acts),
  atVendor: z.boolean(),
  selection: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostInJob) }),
    z.strictObject({ filter: QueueFilter }),
  ]),
});

/** The dry run of an act on a selection: fixes who, and says what can be done where. */
export const prepareJob = action('action prepareJob', PrepareJob, (actor, { jobId: id, ...job }) =>
  dryRun(actor, { id, ...job }),
);

/** Starts a prepared job that needs no second person. */
export const startJob = action('action startJob', OneJob, async (actor, { jobId }) => {
  await jobs.startJob(actor, jobId);
  after(runNow);
});

/** Stops a job between two applicants. */
export const stopJob = action('action stopJob', OneJob, (actor, { jobId }) => jobs.stopJob(actor, jobId));

/** Goes on with a stopped job. */
export const resumeJob = action('action resumeJob', OneJob, (actor, { jobId }) => jobs.resumeJob(actor, jobId));

/** Archives an applicant in Docket; nothing is sent. */
export const archiveApplicant = action('action archiveApplicant', OneApplicant, (actor, { applicantId }) =>
  archive.archiveApplicant(actor, applicantId),
);

/** Brings an archived applicant back to the queue. */
export const unarchiveApplicant = action('action unarchiveApplicant', OneApplicant, (actor, { applicantId }) =>
  archive.unarchiveApplicant(actor, applicantId),
);

/** Places a legal hold. */
export const placeHold = action(
  'action placeHold',
  OneApplicant.extend({ reason: sentence }),
  (actor, { applicantId, reason }) => holds.placeHold(actor, applicantId, reason),
);

/** Lifts the legal hold. */
export const liftHold = action('action liftHold', OneApplicant, (actor, { applicantId }) =>
  holds.liftHold(actor, applicantId),
);

/** Checks the password again, for one step of one job. The session gets a new id, and the browser its cookie. */
export const confirmPassword = action(
  'action confirmPassword',
  OneJob.extend({ step: z.enum(['ask', 'confirm']), password: oneLine(1024) }),
  async (actor, { jobId, step, password }) => {
    const { act, selectionHash } = await requests.subjectOfStepUp(jobId);
    await stepUp.setSessionCookie(
      await stepUp.confirmPassword(actor, password, { act: stepUpAct(step, act), selectionHash }),
    );
  },
);

/** Asks for an act that erases; another approver confirms it. */
export const askErasure = action(
  'action askErasure',
  OneRequest.extend({ jobId: z.uuid(), typed, reason: sentence }),
  (actor, { requestId: id, ...asked }) => requests.askErasure(actor, { id, ...asked }),
);

/** Confirms another member's request: its job runs from now on. */
export const confirmErasure = action(
  'action confirmErasure',
  OneRequest.extend({ typed }),
  async (actor, { requestId, typed: words }) => {
    await requests.confirmErasure(actor, requestId, words);
    after(runNow);
  },
);

/** Refuses another member's request with a sentence. */
export const refuseErasure = action(
  'action refuseErasure',
  OneRequest.extend({ answer: sentence }),
  (actor, { requestId, answer }) => requests.refuseErasure(actor, requestId, answer),
);

/** Withdraws one's own request. */
export const withdrawErasure = action('action withdrawErasure', OneRequest, (actor, { requestId }) =>
  requests.withdrawErasure(actor, requestId),
);
