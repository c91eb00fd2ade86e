'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import { sessionCookie } from '#lib/auth/options.ts';
import { SignedAnswer } from '#lib/auth/passkeys/answers.ts';
import * as proofs from '#lib/auth/step-up.ts';
import * as commands from '#lib/data/commands/by-hand.ts';
import * as clearances from '#lib/data/hits/clearances.ts';
import * as resolve from '#lib/data/hits/resolve.ts';
import * as undo from '#lib/data/hits/undo.ts';
import * as archive from '#lib/data/lifecycle/archive.ts';
import * as holds from '#lib/data/lifecycle/holds.ts';
import * as jobs from '#lib/data/lifecycle/jobs.ts';
import * as requests from '#lib/data/lifecycle/requests.ts';
import * as undone from '#lib/data/lifecycle/undo-job.ts';
import { endSession } from '#lib/data/members/sessions.ts';
import { type StepUp, stepUpFor } from '#lib/data/members/step-up.ts';
import * as exchange from '#lib/exchange/commands/send-now.ts';
import { dryRun } from '#lib/exchange/lifecycle/dry-run.ts';
import { runNow } from '#lib/exchange/lifecycle/due-items.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { ShownFilter } from '#lib/review/case/filter/input.ts';
import { commandKinds } from '#lib/review/commands/command.ts';
import { hitVerdicts } from '#lib/review/hits/hit.ts';
import { hitsAtOnce } from '#lib/review/hits/resolve.ts';
import { acts, mostInJob } from '#lib/review/lifecycle/act.ts';
import { ProofSubject } from '#lib/review/members/subject.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { longestSentence } from '#lib/review/sentence.ts';
import { formFields, oneLine, prose } from '#lib/review/text.ts';

/** Ends the session at once; its cookie is worth nothing afterwards. */
export const signOut = action('action signOut', z.undefined(), async (actor) => {
  await endSession(actor);
  const { name, isSecure } = sessionCookie();
  (await cookies()).set(name, '', { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: 0 });
  redirect('/sign-in');
});

const OrderCommand = z.strictObject({
  /** Made with the form, so that sending it twice orders once. */
  commandId: z.uuid(),
  applicantId: z.uuid().nullable(),
  /** Given only for a command that is not about an applicant. */
  connectionId: z.uuid().nullable(),
  kind: z.enum(commandKinds),
  /** Checked later against the adapter's schema of the command. */
  input: formFields,
});

/** Orders a command, and waits some seconds for the vendor's answer, which may be a link. */
export const orderCommand = action('action orderCommand', OrderCommand, async (actor, input) => {
  const { commandId: id, kind, applicantId, connectionId } = input;
  if ((applicantId === null) === (connectionId === null))
    throw new Refusal('invalid', 'An order is about an applicant or a connection.');
  const about = applicantId === null ? { applicantId, connectionId: connectionId ?? '' } : { applicantId };
  const { state, link, problem } = await exchange.orderAndWait(actor, { id, kind, input: input.input, ...about });
  return { state, link, problem };
});

const OneCommand = z.strictObject({ commandId: z.uuid() });

/** Withdraws a command that was not sent yet. */
export const withdrawCommand = action('action withdrawCommand', OneCommand, (actor, { commandId }) =>
  commands.withdrawCommand(actor, commandId),
);

/** Sends a command again that waits for a person, after a read back where the vendor allows one. */
export const resumeCommand = action('action resumeCommand', OneCommand, async (actor, { commandId }) => {
  await exchange.resumeCommand(actor, commandId);
  after(() => exchange.sendNow([commandId]));
});

/** Settles a command by hand; it is never sent again. */
export const settleCommand = action(
  'action settleCommand',
  OneCommand.extend({ note: prose(commands.settleNoteMaxCharacters) }),
  (actor, { commandId, note }) => commands.settleCommand(actor, commandId, note),
);

const ShownHit = z.strictObject({ id: z.uuid(), version: z.int().min(1) });

const ResolveHits = z.strictObject({
  /** Made with the form, so that sending it twice resolves once. */
  formId: z.uuid(),
  hits: z.array(ShownHit).min(1).max(hitsAtOnce),
  verdict: z.enum(hitVerdicts),
  reason: oneLine(20),
  note: prose(4_000).nullable(),
  /** Remember a false positive until this day; null: do not. */
  reviewOn: z.iso.date().nullable(),
});

/** Resolves hits, all or none. */
export const resolveHits = action('action resolveHits', ResolveHits, (actor, input) =>
  resolve.resolveHits(actor, input),
);

/** Takes back what was last said about each of these hits, all or none. */
export const undoResolutions = action(
  'action undoResolutions',
  z.strictObject({ hits: z.array(ShownHit).min(1).max(hitsAtOnce) }),
  (actor, { hits }) => undo.undoResolutions(actor, hits),
);

/** Revokes a clearance: later hits of this person and entry are open again. */
export const revokeClearance = action(
  'action revokeClearance',
  z.strictObject({ clearanceId: z.uuid() }),
  (actor, { clearanceId }) => clearances.revokeClearance(actor, clearanceId),
);

const OneApplicant = z.strictObject({ applicantId: z.uuid() });
const OneJob = z.strictObject({ jobId: z.uuid() });
const OneRequest = z.strictObject({ requestId: z.uuid() });
const typed = oneLine(200);
const sentence = prose(longestSentence * 2);

const PrepareJob = z.strictObject({
  /** Made with the form, so that sending it twice prepares one job. */
  jobId: z.uuid(),
  act: z.enum(acts),
  atVendor: z.boolean(),
  /** Until when cases are snoozed; null for any other act. */
  until: z.iso.datetime().nullable(),
  selection: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostInJob) }),
    z.strictObject({ filter: ShownFilter }),
  ]),
});

/** The dry run of an act on a selection: fixes who, and says what can be done where. */
export const prepareJob = action('action prepareJob', PrepareJob, (actor, { jobId: id, until, ...job }) =>
  dryRun(actor, { id, ...job, wakesAt: until === null ? null : new Date(until) }),
);

/** Starts a prepared job that needs no second person. */
export const startJob = action('action startJob', OneJob, async (actor, { jobId }) => {
  await jobs.startJob(actor, jobId);
  after(runNow);
});

/** Stops a job between two applicants. */
export const stopJob = action('action stopJob', OneJob, (actor, { jobId }) => jobs.stopJob(actor, jobId));

/** Undoes a job as far as nothing was sent. */
export const undoJob = action('action undoJob', OneJob, (actor, { jobId }) => undone.undoJob(actor, jobId));

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

const Proof = z.union([
  z.strictObject({ password: oneLine(1024) }),
  z.strictObject({ code: oneLine(40) }),
  z.strictObject({ passkey: SignedAnswer }),
  z.strictObject({ signIn: z.literal(true) }),
]);

/** Checks again who the member is, for one act. The session gets a new id, and the browser its cookie. */
export const stepUp = action(
  'action stepUp',
  z.strictObject({ subject: ProofSubject, proof: Proof }),
  async (actor, { subject, proof }) =>
    proofs.setSessionCookie(await proofs.proveAgain(actor, proof, await stepUpOf(actor, subject))),
);

/** Begins the signature of a passkey, for one act. */
export const beginStepUp = action(
  'action beginStepUp',
  z.strictObject({ subject: ProofSubject }),
  async (actor, given) => proofs.beginProof(actor, await stepUpOf(actor, given.subject)),
);

async function stepUpOf(actor: MemberActor, subject: ProofSubject): Promise<StepUp> {
  if (subject.kind !== 'erasure') return stepUpFor(subject);
  return requests.erasureStepUp(actor, subject.jobId, subject.step);
}

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
