import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { type Act, factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { ItemState, JobApplicants, JobState, JobView } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { record } from '../ledger/ledger.ts';
import { countsOf, itemGroups, jobLines } from './job-lines.ts';
import { maySteer, subjectOfJob } from './jobs.ts';
import { requestOfJob } from './request-view.ts';
import { undoOf } from './undo-job.ts';

/** The screen lists at most this many items, of those that were selected and of those that were not done. */
const mostListed = 200;

/** One line of the result of a job: ids and what became of them, nothing personal. */
export type ResultLine = {
  applicantId: string;
  caseNumber: string | null;
  provider: string;
  where: string;
  state: ItemState;
  because: string | null;
  endedAt: string | null;
};

/**
 * A job: what it will do or does, how far it is, and what waits.
 * @param labelOf gives a provider's name on the screen
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function jobView(actor: MemberActor, id: string, labelOf: (provider: string) => string): Promise<JobView> {
  const job = await db().bulkJob.findUnique({ where: { id }, include: { member: { select: { name: true } } } });
  mustSee(actor, job);
  const [groups, undo, only, notDone, request] = await Promise.all([
    itemGroups(id),
    undoOf(job),
    onlyOf(id),
    notDoneOf(id),
    requestOfJob(actor, id),
  ]);
  // Both columns are only written from these types.
  const [act, state] = [job.act as Act, job.state as JobState];
  const isOwn = job.memberId === actor.id;
  const { policyVersion } = job;
  const { needsSecond, name } = factsOfAct(act);
  const mayGoOn = maySteer(actor, { act, memberId: job.memberId, policyVersion });
  return {
    id,
    act,
    name,
    atVendor: job.atVendor,
    policyVersion,
    state,
    by: job.member.name,
    wakesAt: job.wakesAt?.toISOString() ?? null,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    undoneAt: job.undoneAt?.toISOString() ?? null,
    undo,
    selectionHash: job.selectionHash,
    typed: job.typed,
    lines: jobLines(groups, labelOf),
    counts: countsOf(groups),
    only,
    notDone,
    request,
    may: {
      start: isOwn && state === 'prepared' && !needsSecond,
      stop: mayGoOn && state === 'running' && job.undoneAt === null,
      resume: mayGoOn && state === 'stopped',
      undo: mayGoOn && undo !== null,
      ask: isOwn && state === 'prepared' && needsSecond && request === null,
    },
  };
}

/**
 * Who was selected for a job, at most 200, in its order.
 * @param provider only those of this one; null for all
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function jobApplicants(
  actor: MemberActor,
  id: string,
  provider: string | null,
  labelOf: (provider: string) => string,
): Promise<JobApplicants> {
  mustSee(actor, await db().bulkJob.findUnique({ where: { id }, select: { policyVersion: true } }));
  const where = { jobId: id, ...(provider !== null && { connection: { provider } }) };
  const [all, rows] = await Promise.all([
    db().bulkItem.count({ where }),
    db().bulkItem.findMany({
      where,
      orderBy: { position: 'asc' },
      take: mostListed,
      select: { applicantId: true, applicant: { select: { cases: latestCase } } },
    }),
  ]);
  return {
    provider,
    providerLabel: provider === null ? null : labelOf(provider),
    rows: rows.map(({ applicantId, applicant }) => ({ applicantId, caseNumber: numberOf(applicant.cases) })),
    all,
  };
}

/** All items of a job for its file, in order. The export is recorded. @throws Refusal `not_allowed`, `not_found` */
export async function jobResult(actor: MemberActor, id: string): Promise<ResultLine[]> {
  const job = await db().bulkJob.findUnique({ where: { id }, select: { act: true, policyVersion: true } });
  mustSee(actor, job);
  const rows = await db().bulkItem.findMany({
    where: { jobId: id },
    orderBy: { position: 'asc' },
    include: { connection: { select: { provider: true } }, applicant: { select: { cases: latestCase } } },
  });
  const details = { jobId: id, act: job.act as Act, rows: rows.length };
  await record(actor, { kind: 'job.exported', details }, await subjectOfJob(db(), id));
  return rows.map((row) => ({
    applicantId: row.applicantId,
    caseNumber: numberOf(row.applicant.cases),
    provider: row.connection.provider,
    where: row.where,
    state: row.state as ItemState,
    because: row.because,
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/**
 * Who reads jobs. One that follows the policy on retention is also read by those who see what is due; for them there is
 * no other. @throws Refusal `not_allowed`, `not_found`
 */
function mustSee<Job extends { policyVersion: number | null }>(
  actor: MemberActor,
  job: Job | null,
): asserts job is Job {
  if (!can(actor, 'send-command')) mustBeAble(actor, 'see-retention');
  const isHidden = job?.policyVersion === null && !can(actor, 'send-command');
  if (!job || isHidden) throw new Refusal('not_found', 'There is no such job.');
}

const latestCase = { orderBy: { round: 'desc' }, take: 1, select: { number: true } } as const;

async function onlyOf(jobId: string): Promise<JobView['only']> {
  const rows = await db().bulkItem.findMany({
    where: { jobId },
    take: 2,
    select: { applicantId: true, applicant: { select: { cases: latestCase } } },
  });
  const [only] = rows;
  if (!only || rows.length > 1) return null;
  return { applicantId: only.applicantId, caseNumber: numberOf(only.applicant.cases) };
}

async function notDoneOf(jobId: string): Promise<JobView['notDone']> {
  const rows = await db().bulkItem.findMany({
    where: { jobId, state: { in: ['failed', 'skipped'] } },
    orderBy: [{ state: 'asc' }, { position: 'asc' }],
    take: mostListed,
    select: { applicantId: true, state: true, because: true, applicant: { select: { cases: latestCase } } },
  });
  return rows.map(({ applicantId, state, because, applicant }) => ({
    applicantId,
    caseNumber: numberOf(applicant.cases),
    state: state as ItemState,
    because,
  }));
}

function numberOf(cases: readonly { number: bigint }[]): string | null {
  return cases[0] ? caseNumber(cases[0].number) : null;
}
