import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { type Act, factsOfAct, rightForJob, stepUpAct } from '#lib/review/lifecycle/act.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { goodUntil, mustBeAuthor, mustBeInTime, mustBeSecond } from '#lib/review/second-person.ts';
import { givenSentence } from '#lib/review/sentence.ts';
import { db, type Tx } from '../database.ts';
import { formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { type StepUp, spendStepUp } from '../members/step-up.ts';
import { tellConfirmers } from '../notices/notices.ts';
import { retentionInForce } from '../retention/facts.ts';
import { keyEncryptionKey, sealText } from '../seal.ts';
import { type LockedJob, lockedJob, mustBeOwn, ofPolicy, subjectOfJob } from './jobs.ts';
import { requestPlace } from './request-seal.ts';

/**
 * Asks for an act that erases, on the fixed selection of a prepared job. Nothing is done before another approver
 * confirms it. The same request again changes nothing.
 * @param asked `id` is made with the form; `typed` are the words of the job; the reason is a sentence
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the job is past that or someone is under legal hold;
 * `invalid` by field (`typed`, `reason`, `password`)
 */
export async function askErasure(
  actor: MemberActor,
  { id, jobId, typed, reason }: { id: string; jobId: string; typed: string; reason: string },
): Promise<void> {
  const text = givenSentence(reason, 'reason');
  await changeIfAny(actor, async (tx, note) => {
    const job = await lockedJob(tx, jobId);
    mustBeOwn(actor, job);
    mustBeAble(actor, rightForJob(job));
    const { act, selectionHash, policyVersion } = job;
    if (!factsOfAct(act).needsSecond) throw new Refusal('closed', 'This needs no second person.');
    const known = await tx.erasureRequest.findUnique({ where: { jobId }, select: { id: true } });
    if (known?.id === id) return;
    if (known || job.state !== 'prepared') throw new Refusal('closed', 'This was asked for already.');
    if ((await tx.erasureRequest.count({ where: { id } })) > 0) throw formReused();
    const applicants = await mustBePossible(tx, job);
    mustBeTyped(job, typed);
    if (factsOfAct(act).isFinal) await spendStepUp(tx, actor, { act: stepUpAct('ask', act), selectionHash });
    const expiresAt = goodUntil(new Date());
    const sealed = sealText(text, keyEncryptionKey(), requestPlace(id, 'reason'));
    await tx.erasureRequest.create({
      data: { id, jobId, selectionHash, reason: sealed, requestedBy: actor.id, expiresAt },
    });
    await tellConfirmers(tx, { request: 'erasure', requestId: id, byId: actor.id, until: expiresAt });
    const details = {
      jobId,
      act,
      requestId: id,
      applicants,
      selectionHash,
      reasonHash: sha256(text),
      expiresAt: expiresAt.toISOString(),
      ...ofPolicy(policyVersion),
    };
    note({ kind: 'erasure.requested', details }, await subjectOfJob(tx, jobId));
  });
}

/**
 * Confirms another member's request: from now on its job runs, and only this lets it run.
 * @throws Refusal `not_allowed`, also for the member who asked; `not_found`; `closed` when it ended, has expired, or
 * someone is under legal hold; `invalid` by field (`typed`, `password`)
 */
export function confirmErasure(actor: MemberActor, id: string, typed: string): Promise<void> {
  mustBeAble(actor, 'confirm-erasure');
  return change(actor, async (tx, note) => {
    const { jobId, requestedBy, expiresAt, job } = await lockedRequest(tx, id);
    mustBeSecond(actor, requestedBy, 'Another approver has to confirm it.');
    mustBeInTime({ expiresAt }, new Date());
    const { act, selectionHash } = job;
    const applicants = await mustBePossible(tx, job);
    mustBeTyped(job, typed);
    if (factsOfAct(act).isFinal) await spendStepUp(tx, actor, { act: stepUpAct('confirm', act), selectionHash });
    const endedAt = new Date();
    await tx.erasureRequest.update({ where: { id }, data: { state: 'confirmed', confirmedBy: actor.id, endedAt } });
    await tx.bulkJob.update({ where: { id: jobId }, data: { state: 'running', startedAt: endedAt } });
    note(
      {
        kind: 'erasure.confirmed',
        details: { jobId, act, requestId: id, applicants, selectionHash, ...ofPolicy(job.policyVersion) },
      },
      await subjectOfJob(tx, jobId),
    );
  });
}

/**
 * Refuses another member's request, with a sentence for them.
 * @throws Refusal `not_allowed`, `not_found`, `invalid`; `closed` when it ended
 */
export function refuseErasure(actor: MemberActor, id: string, answer: string): Promise<void> {
  mustBeAble(actor, 'confirm-erasure');
  const text = givenSentence(answer, 'answer');
  return change(actor, async (tx, note) => {
    const { jobId, requestedBy, job } = await lockedRequest(tx, id);
    mustBeSecond(actor, requestedBy, 'Withdraw it instead.');
    const sealed = sealText(text, keyEncryptionKey(), requestPlace(id, 'answer'));
    await tx.erasureRequest.update({
      where: { id },
      data: { state: 'refused', refusedBy: actor.id, answer: sealed, endedAt: new Date() },
    });
    note(
      { kind: 'erasure.refused', details: { jobId, act: job.act, requestId: id, answerHash: sha256(text) } },
      await subjectOfJob(tx, jobId),
    );
  });
}

/** Withdraws one's own request. @throws Refusal `not_allowed`, `not_found`; `closed` when it ended */
export function withdrawErasure(actor: MemberActor, id: string): Promise<void> {
  return change(actor, async (tx, note) => {
    const { jobId, requestedBy, job } = await lockedRequest(tx, id);
    mustBeAble(actor, rightForJob(job));
    mustBeAuthor(actor, requestedBy);
    await tx.erasureRequest.update({ where: { id }, data: { state: 'withdrawn', endedAt: new Date() } });
    note({ kind: 'erasure.withdrawn', details: { jobId, act: job.act, requestId: id } }, await subjectOfJob(tx, jobId));
  });
}

/**
 * What a proof for one step of a job is bound to: the act, and the selection that was fixed.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function erasureStepUp(actor: MemberActor, jobId: string, step: 'ask' | 'confirm'): Promise<StepUp> {
  const select = { act: true, selectionHash: true, policyVersion: true } as const;
  const row = await db().bulkJob.findUnique({ where: { id: jobId }, select });
  if (!row) throw new Refusal('not_found', 'There is no such job.');
  const { selectionHash, policyVersion } = row;
  // Only written from this type.
  const act = row.act as Act;
  mustBeAble(actor, step === 'ask' ? rightForJob({ act, policyVersion }) : 'confirm-erasure');
  return { act: stepUpAct(step, act), selectionHash };
}

/** A waiting request and its job, both rows locked. @throws Refusal `not_found`; `closed` when it ended */
async function lockedRequest(tx: Tx, id: string) {
  const [row] = await tx.$queryRaw<{ jobId: string; state: string; requestedBy: string; expiresAt: Date }[]>`
    SELECT job_id AS "jobId", state, requested_by AS "requestedBy", expires_at AS "expiresAt"
    FROM erasure_request WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new Refusal('not_found', 'There is no such request.');
  if (row.state === 'void') throw new Refusal('closed', 'This request is void: an applicant came under legal hold.');
  if (row.state !== 'waiting') throw new Refusal('closed', 'This request has ended. Load the page again.');
  return { ...row, job: await lockedJob(tx, row.jobId) };
}

/** The number of applicants for whom something is left to do. @throws Refusal `closed` */
async function mustBePossible(tx: Tx, { id: jobId, policyVersion }: LockedJob): Promise<number> {
  if (policyVersion !== null && policyVersion !== (await retentionInForce(tx)).version)
    throw new Refusal(
      'closed',
      'Another policy on retention is in force since. Ask again for those who are due by it.',
    );
  const items = { jobId, state: { not: 'skipped' } };
  const held = await tx.bulkItem.count({ where: { ...items, applicant: { holds: { some: { liftedAt: null } } } } });
  if (held > 0) throw new Refusal('closed', 'An applicant of this selection is under legal hold. Select again.');
  const applicants = await tx.bulkItem.count({ where: items });
  if (applicants === 0) throw new Refusal('closed', 'Nothing of this can be done.');
  return applicants;
}

function mustBeTyped({ typed }: LockedJob, given: string): void {
  if (given.trim().toUpperCase() === typed.toUpperCase()) return;
  const message = `Type “${typed}” to confirm.`;
  throw new Refusal('invalid', message, { typed: message });
}
