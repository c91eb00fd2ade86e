import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { caseCounts } from '#lib/data/cases/counts.ts';
import { casePage } from '#lib/data/cases/queue.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { archiveApplicant, unarchiveApplicant } from '#lib/data/lifecycle/archive.ts';
import { doNextItem } from '#lib/data/lifecycle/items.ts';
import { jobApplicants, jobView } from '#lib/data/lifecycle/job-view.ts';
import { resumeJob, startJob, stopJob } from '#lib/data/lifecycle/jobs.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { QueueTab } from '#lib/review/case/queue.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aJob } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { runDue } from '#test/exchange/worker.ts';
import { dryRun } from './dry-run.ts';
import { dueItems } from './due-items.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const filter = (tab: QueueTab) => ({ tab, providers: [], text: '', cursor: null });
const tabHas = async (tab: QueueTab, applicantId: string) =>
  (await casePage(nadia, filter(tab))).rows.some((row) => row.applicantId === applicantId);
const acts = async (id: string) =>
  (await db().ledgerRow.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind);
const save = (applicant: Applicant) =>
  saveApplicant(worker, {
    connectionId: connection,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant,
    problem: null,
  });

test('Archived, an applicant leaves the queue for their own filter and back; the counts follow', async () => {
  const { applicantId } = await aCase(connection);
  const before = await caseCounts();
  await archiveApplicant(nadia, applicantId);
  await archiveApplicant(nadia, applicantId);
  expect(await caseCounts()).toEqual({ ...before, open: before.open - 1, archived: before.archived + 1 });
  expect([await tabHas('needs_review', applicantId), await tabHas('open', applicantId)]).toEqual([false, false]);
  expect(await tabHas('archived', applicantId)).toBe(true);
  await unarchiveApplicant(nadia, applicantId);
  expect(await caseCounts()).toEqual(before);
  expect([await tabHas('needs_review', applicantId), await tabHas('archived', applicantId)]).toEqual([true, false]);
  expect((await acts(applicantId)).filter((kind) => kind.includes('archived'))).toEqual([
    'applicant.archived',
    'applicant.unarchived',
  ]);
});

test('An admin, a manager or an auditor archives: refused', async () => {
  const { applicantId } = await aCase(connection);
  for (const role of ['admin', 'manager', 'auditor'] as const)
    expect(await codeOf(archiveApplicant(await aMember(role), applicantId))).toBe('not_allowed');
});

test('A new hit brings an archived applicant back; a change that asks for nothing does not', async () => {
  const applicant = anApplicant();
  const { applicantId } = await aCase(connection, applicant);
  await archiveApplicant(nadia, applicantId);
  await save({ ...applicant, updatedAt: '2026-11-03T09:00:00.000Z', providerStatus: 'still waiting' });
  expect(await tabHas('archived', applicantId)).toBe(true);
  await save({ ...applicant, updatedAt: '2026-11-04T09:00:00.000Z', hits: [exampleHit({ id: 'hit-1' })] });
  expect([await tabHas('needs_review', applicantId), await tabHas('archived', applicantId)]).toEqual([true, false]);
});

test('A job on what a filter shows: fixed at the dry run, stopped and resumed, each applicant once', async () => {
  const other = await aConnection();
  const ids: string[] = [];
  for (let index = 0; index < 8; index++) ids.push((await aCase(other)).applicantId);
  const jobId = crypto.randomUUID();
  const selection = { filter: { ...filter('open'), text: '' } };
  await dryRun(nadia, { id: jobId, act: 'archive', atVendor: false, wakesAt: null, selection });
  const selected = await db().bulkItem.findMany({ where: { jobId }, select: { applicantId: true } });
  expect(selected.map(({ applicantId }) => applicantId)).toEqual(expect.arrayContaining(ids));
  const selectedAt = (provider: string | null) => jobApplicants(nadia, jobId, provider, (id) => id);
  expect((await selectedAt(null)).rows.map(({ applicantId }) => applicantId)).toEqual(expect.arrayContaining(ids));
  expect([(await selectedAt('blockpass')).all, (await selectedAt('vult')).all]).toEqual([selected.length, 0]);
  const late = await aCase(other);
  await startJob(nadia, jobId);
  const done = () => db().bulkItem.count({ where: { jobId, state: 'done' } });
  for (let index = 0; index < 3; index++) await doNextItem(other, () => null);
  await stopJob(nadia, jobId);
  await runDue(dueItems);
  expect([await done(), (await jobView(nadia, jobId, (id) => id)).state]).toEqual([3, 'stopped']);
  await resumeJob(nadia, jobId);
  await runDue(dueItems);
  const view = await jobView(nadia, jobId, (id) => id);
  expect(view).toMatchObject({ state: 'finished', counts: { pending: 0, failed: 0 } });
  expect(await tabHas('open', late.applicantId)).toBe(true);
  for (const id of ids) expect((await acts(id)).filter((kind) => kind === 'applicant.archived')).toHaveLength(1);
});

test('A selection of nobody, of someone unknown, or of more than 5,000: refused', async () => {
  expect(await codeOf(aJob(nadia, 'archive', []))).toBe('invalid');
  expect(await codeOf(aJob(nadia, 'archive', [crypto.randomUUID()]))).toBe('not_found');
  const many = Array.from({ length: 5_001 }, () => crypto.randomUUID());
  expect(await codeOf(aJob(nadia, 'archive', many))).toBe('invalid');
});
