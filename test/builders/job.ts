import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { askErasure, confirmErasure } from '#lib/data/lifecycle/requests.ts';
import { grantStepUp } from '#lib/data/members/step-up.ts';
import { dryRun } from '#lib/exchange/lifecycle/dry-run.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { type Act, stepUpAct } from '#lib/review/lifecycle/act.ts';

/** Prepares a job by its dry run. Gives its id. */
export async function aJob(
  actor: MemberActor,
  act: Act,
  ids: readonly string[],
  { atVendor = true, wakesAt = null }: { atVendor?: boolean; wakesAt?: Date | null } = {},
): Promise<string> {
  const id = randomUUID();
  await dryRun(actor, { id, act, atVendor, wakesAt, selection: { ids } });
  return id;
}

/** What has to be typed to confirm a job. */
export async function typedFor(jobId: string): Promise<string> {
  return (await db().bulkJob.findUniqueOrThrow({ where: { id: jobId } })).typed;
}

/** A member after the password was given again for a job; the session has a new id then. */
export async function steppedUp(
  actor: MemberActor,
  step: 'ask' | 'confirm',
  act: Act,
  jobId: string,
): Promise<MemberActor> {
  const { selectionHash } = await db().bulkJob.findUniqueOrThrow({ where: { id: jobId } });
  const stepUp = { act: stepUpAct(step, act), selectionHash };
  return { ...actor, sessionId: await grantStepUp(actor, stepUp, 'password') };
}

/** Asks for a prepared job. Gives the id of the request, and the member with their new session. */
export async function asked(actor: MemberActor, act: Act, jobId: string): Promise<{ id: string; asker: MemberActor }> {
  const id = randomUUID();
  const asker = await steppedUp(actor, 'ask', act, jobId);
  await askErasure(asker, { id, jobId, typed: await typedFor(jobId), reason: 'The applicant asked for it.' });
  return { id, asker };
}

/** Confirms a request, with the password given again. Gives the member with their new session. */
export async function confirmed(actor: MemberActor, act: Act, jobId: string, requestId: string): Promise<MemberActor> {
  const approver = await steppedUp(actor, 'confirm', act, jobId);
  await confirmErasure(approver, requestId, await typedFor(jobId));
  return approver;
}
