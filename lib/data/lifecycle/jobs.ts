import 'server-only';
import { randomUUID } from 'node:crypto';
import { canonicalJson } from '#lib/ledger/entry.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { moveProblems } from '#lib/review/case/move.ts';
import { type Act, factsOfAct, rightForJob, wordsToType } from '#lib/review/lifecycle/act.ts';
import type { Plan } from '#lib/review/lifecycle/plan.ts';
import type { JobState } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { databaseNow } from '../commands/record.ts';
import type { Tx } from '../database.ts';
import { formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { changeIfAny, type Subject } from '../ledger/ledger.ts';
import type { Selected } from './standing.ts';

/**
 * A job to be prepared. `id` is made with the form, so that sending it twice prepares one. `policyVersion`: of the
 * policy on retention by which its applicants are due; null for what a person asks for by hand. `wakesAt`: until when
 * cases are snoozed; null for any other act.
 */
export type NewJob = {
  id: string;
  act: Act;
  atVendor: boolean;
  policyVersion: number | null;
  wakesAt: Date | null;
  items: readonly (Selected & { plan: Plan })[];
};

/** A job whose row is locked. */
export type LockedJob = {
  id: string;
  act: Act;
  state: JobState;
  memberId: string;
  selectionHash: string;
  typed: string;
  policyVersion: number | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
};

/**
 * Saves a dry run: the selection is fixed, with what will be done for each applicant. Nothing is done yet.
 * @throws Refusal `not_allowed`; `invalid` when the id was used for another job, or for a snooze without a time that
 * cases can be snoozed until
 */
export async function prepareJob(actor: Actor, job: NewJob): Promise<void> {
  mustBeAble(actor, rightForJob(job));
  const { id, act, atVendor, policyVersion, wakesAt, items } = job;
  const possible = items.filter(({ plan }) => plan.where !== 'nowhere');
  const [only] = items;
  const typed = wordsToType(act, possible.length, items.length === 1 && only ? nameOf(only, job) : null);
  const selectionHash = hashOf(job);
  await changeIfAny(actor, async (tx, note) => {
    mustSnoozeUntil(job, await databaseNow(tx));
    const made = await tx.bulkJob.createMany({
      data: [{ id, act, atVendor, policyVersion, wakesAt, memberId: actor.id, selectionHash, typed }],
      skipDuplicates: true,
    });
    if (made.count === 0) return mustBeSameJob(tx, actor, id, selectionHash);
    await tx.bulkItem.createMany({ data: items.map((item, position) => itemRow(id, item, position)) });
    const figures = { applicants: items.length, possible: possible.length, selectionHash };
    const until = wakesAt === null ? {} : { until: wakesAt.toISOString() };
    const details = { jobId: id, act, atVendor, ...figures, ...ofPolicy(policyVersion), ...until };
    note({ kind: 'job.prepared', details }, await subjectOfJob(tx, id));
  });
}

/**
 * Starts a prepared job that needs no second person. Started already, nothing changes.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it needs a second person
 */
export async function startJob(actor: MemberActor, id: string): Promise<void> {
  await changeIfAny(actor, async (tx, note) => {
    const job = await lockedJob(tx, id);
    mustBeAble(actor, rightForJob(job));
    mustBeOwn(actor, job);
    if (factsOfAct(job.act).needsSecond) throw new Refusal('closed', 'This takes a second person: ask for it instead.');
    if (job.state !== 'prepared') return;
    await tx.bulkJob.update({ where: { id }, data: { state: 'running', startedAt: new Date() } });
    note({ kind: 'job.started', details: { jobId: id, act: job.act } }, await subjectOfJob(tx, id));
  });
}

/**
 * Stops a running job: no further applicant is begun. What was ordered at a vendor goes on.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it is not running
 */
export function stopJob(actor: MemberActor, id: string): Promise<void> {
  return moveJob(actor, id, { from: 'running', to: 'stopped', kind: 'job.stopped', otherwise: 'It does not run.' });
}

/** Goes on with a stopped job. @throws Refusal `not_allowed`, `not_found`; `closed` when it was not stopped */
export function resumeJob(actor: MemberActor, id: string): Promise<void> {
  return moveJob(actor, id, { from: 'stopped', to: 'running', kind: 'job.resumed', otherwise: 'It was not stopped.' });
}

/** Whether a member may stop and resume a job: the one who prepared it, and approvers. */
export function maySteer(actor: Actor, job: Pick<LockedJob, 'act' | 'memberId' | 'policyVersion'>): boolean {
  return can(actor, rightForJob(job)) && (job.memberId === actor.id || can(actor, 'confirm-erasure'));
}

/** The job with its row locked. @throws Refusal `not_found` */
export async function lockedJob(tx: Tx, id: string): Promise<LockedJob> {
  await tx.$queryRaw`SELECT id FROM bulk_job WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.bulkJob.findUnique({ where: { id } });
  if (!row) throw new Refusal('not_found', 'There is no such job.');
  // Both columns are only written from these types.
  return { ...row, act: row.act as Act, state: row.state as JobState };
}

/** Refuses anyone but the member who prepared the job. @throws Refusal `not_found` */
export function mustBeOwn(actor: Actor, job: Pick<LockedJob, 'memberId'>): void {
  if (job.memberId !== actor.id) throw new Refusal('not_found', 'There is no such job.');
}

/** What the ledger's rows of a job are about: the applicant when there is only one, so that their timeline shows it. */
export async function subjectOfJob(tx: Pick<Tx, 'bulkItem'>, jobId: string): Promise<Subject> {
  const items = await tx.bulkItem.findMany({ where: { jobId }, take: 2, select: { applicantId: true } });
  const [only] = items;
  return only && items.length === 1 ? { type: 'applicant', id: only.applicantId } : { type: 'job', id: jobId };
}

type Step = {
  from: JobState;
  to: 'running' | 'stopped';
  kind: 'job.stopped' | 'job.resumed';
  otherwise: string;
};

async function moveJob(actor: MemberActor, id: string, { from, to, kind, otherwise }: Step): Promise<void> {
  await changeIfAny(actor, async (tx, note) => {
    const job = await lockedJob(tx, id);
    if (!maySteer(actor, job)) throw new Refusal('not_found', 'There is no such job.');
    if (job.state === to) return;
    if (job.state !== from) throw new Refusal('closed', otherwise);
    if (job.undoneAt !== null) throw new Refusal('closed', 'It is being undone.');
    await tx.bulkJob.update({ where: { id }, data: { state: to } });
    note({ kind, details: { jobId: id, act: job.act } }, await subjectOfJob(tx, id));
  });
}

function itemRow(jobId: string, { applicantId, connectionId, plan }: NewJob['items'][number], position: number) {
  const isPossible = plan.where !== 'nowhere';
  return {
    jobId,
    position,
    applicantId,
    connectionId,
    where: plan.where,
    commandKind: plan.kind,
    commandId: randomUUID(),
    state: isPossible ? 'pending' : 'skipped',
    because: plan.because,
    endedAt: isPossible ? null : new Date(),
  };
}

/** Who is due is named by ids of Docket alone: an admin does not see a provider's id, which may be an e-mail. */
function nameOf({ caseNumber: number, externalId }: Selected, { policyVersion }: NewJob): string | null {
  if (number !== null) return caseNumber(number);
  return policyVersion === null ? externalId : null;
}

/** What the ledger says of a job that follows the policy on retention. */
export function ofPolicy(policyVersion: number | null): { policyVersion?: number } {
  return policyVersion === null ? {} : { policyVersion };
}

/** A case is snoozed in bulk as long as one alone. @throws Refusal `invalid` */
function mustSnoozeUntil({ act, wakesAt }: NewJob, now: Date): void {
  if (act !== 'snooze') {
    if (wakesAt !== null) throw new Refusal('invalid', 'Only a snoozed case has a time.');
    return;
  }
  const until = wakesAt?.getTime() ?? null;
  const problems = moveProblems({ kind: 'snoozed', reasons: [], note: '', until }, [], now.getTime());
  if (problems.until) throw new Refusal('invalid', problems.until, problems);
}

/** Hash of the act and of everyone it is for: a step-up and a confirmation are bound to it. */
function hashOf({ act, atVendor, policyVersion, wakesAt, items }: NewJob): string {
  const until = wakesAt === null ? [] : [wakesAt.toISOString()];
  const planned = items.map(({ applicantId, plan }) => [applicantId, plan.where, plan.kind]);
  return sha256(canonicalJson([act, atVendor, planned, ...(policyVersion === null ? [] : [policyVersion]), ...until]));
}

async function mustBeSameJob(tx: Tx, actor: Actor, id: string, selectionHash: string): Promise<void> {
  const known = await tx.bulkJob.findUnique({ where: { id }, select: { memberId: true, selectionHash: true } });
  if (known?.memberId !== actor.id || known.selectionHash !== selectionHash) throw formReused();
}
