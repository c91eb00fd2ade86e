import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { archiveApplicant, unarchiveApplicant } from '#lib/data/lifecycle/archive.ts';
import { jobView } from '#lib/data/lifecycle/job-view.ts';
import { startJob, stopJob } from '#lib/data/lifecycle/jobs.ts';
import { undoJob } from '#lib/data/lifecycle/undo-job.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aJob } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { knownFrom, worked } from '#test/exchange/big-job.ts';
import { type SandboxVendor, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { runDue } from '#test/exchange/worker.ts';
import { sandboxLog, setFault } from '#test/sandbox/control.ts';
import { dueCommands } from '../commands/due-commands.ts';
import { dueItems } from './due-items.ts';

const share = 6;

let desk: TestDesk;
let nadia: MemberActor;
let told: string[];
let here: string[];

/** A job that archives: some at a vendor that is down, some in Docket alone. Those were archived, no call was sent. */
beforeAll(async () => {
  desk = await testDesk({ people: 4 * share });
  nadia = await aMember('reviewer', 'Nadia Brandt');
  const known = (vendor: SandboxVendor, connectionId: string) =>
    knownFrom(desk.sandboxUrl, { vendor, connectionId, count: share, status: 'pending_review' });
  told = await known('blockpass', desk.blockpass);
  here = await known('vult', desk.vult);
}, 120_000);

afterAll(() => desk.close());

const view = (jobId: string) => jobView(nadia, jobId, (provider) => provider);
const archived = () => db().applicant.count({ where: { archivedAt: { not: null } } });
const sentTo = async () => Object.keys((await sandboxLog(desk.sandboxUrl)).applied.blockpass?.archiveCandidate ?? {});
const close = () => db().gate.updateMany({ data: { openedAt: null, failures: 0, pausedUntil: null } });

test('The calls of a job wait: undone, none is sent, all are back in the queue, and the job says so', async () => {
  await setFault(desk.sandboxUrl, 'blockpass', { kind: '503' });
  const openedAt = new Date();
  await db().gate.update({
    where: { connectionId: desk.blockpass },
    data: { openedAt, probeStartedAt: openedAt, failures: 5 },
  });
  const jobId = await aJob(nadia, 'archive', [...told, ...here]);
  expect((await view(jobId)).undo).toBeNull();
  await startJob(nadia, jobId);
  await worked(1);
  expect(await archived()).toBe(2 * share);
  expect(await view(jobId)).toMatchObject({
    undo: { notBegun: 0, notSent: share, hereOnly: share, sent: 0, until: null },
    may: { undo: true },
  });

  await undoJob(nadia, jobId);
  await undoJob(nadia, jobId);
  expect(await codeOf(stopJob(nadia, jobId))).toBe('closed');
  for (let turn = 0; turn < 20 && (await view(jobId)).state === 'running'; turn++) {
    await runDue(dueItems);
    await sleep(5);
  }
  expect(await view(jobId)).toMatchObject({ state: 'finished', counts: { done: 0, skipped: 2 * share }, undo: null });
  expect(await archived()).toBe(0);
  await setFault(desk.sandboxUrl, 'blockpass', null);
  await close();
  await db().command.updateMany({ data: { notBefore: new Date(0) } });
  await runDue(dueCommands);
  expect(await sentTo()).toEqual([]);
  const kinds = ['job.undone', 'command.withdrawn', 'applicant.unarchived'];
  const entries = kinds.map((kind) => db().ledgerRow.count({ where: { kind } }));
  expect(await Promise.all(entries)).toEqual([1, share, 2 * share]);
});

test('Some calls were sent: these stay archived there and here, those not begun are left alone', async () => {
  const jobId = await aJob(nadia, 'archive', told);
  await startJob(nadia, jobId);
  for (let index = 0; index < 2; index++) await dueItems.workOne(desk.blockpass, new AbortController().signal);
  // They are held for the time in which they can be undone, and this process may still take the breaker as open.
  for (let turn = 0; turn < 100 && (await sentTo()).length < 2; turn++) {
    const isUnsent = { state: { in: ['held', 'waiting'] } };
    await db().command.updateMany({ where: isUnsent, data: { notBefore: new Date(0) } });
    await runDue(dueCommands);
    await sleep(30);
  }
  await stopJob(nadia, jobId);
  await runDue(dueItems);
  expect((await view(jobId)).undo).toEqual({ notBegun: share - 2, notSent: 0, hereOnly: 0, sent: 2, until: null });
  await undoJob(nadia, jobId);
  await runDue(dueItems);
  expect(await view(jobId)).toMatchObject({ state: 'finished', counts: { done: 2, skipped: share - 2 } });
  expect([await archived(), (await sentTo()).length]).toEqual([2, 2]);
  expect(await codeOf(undoJob(nadia, await aJob(nadia, 'archive', here)))).toBe('closed');
});

test('A colleague’s job: a reviewer can’t undo it, an approver can', async () => {
  const jobId = await aJob(nadia, 'archive', here, { atVendor: false });
  await startJob(nadia, jobId);
  expect(await codeOf(undoJob(await aMember('reviewer', 'Tomás Ferreira'), jobId))).toBe('not_found');
  expect(await codeOf(undoJob(await aMember('auditor', 'Ines Duarte'), jobId))).toBe('not_allowed');
  await undoJob(await aMember('approver', 'Ada Lindqvist'), jobId);
  await runDue(dueItems);
  expect(await archived()).toBe(2);
});

test('A job that has ended: undone within the hour, and whom someone else archived since stays archived', async () => {
  const before = await archived();
  const jobId = await aJob(nadia, 'archive', here, { atVendor: false });
  await startJob(nadia, jobId);
  await runDue(dueItems);
  expect(await view(jobId)).toMatchObject({ state: 'finished', undo: { hereOnly: share, sent: 0 } });
  const omar = await aMember('reviewer', 'Omar Haddad');
  await unarchiveApplicant(omar, here[0] ?? '');
  await archiveApplicant(omar, here[0] ?? '');
  await db().bulkJob.update({ where: { id: jobId }, data: { finishedAt: new Date(Date.now() - 3_700_000) } });
  expect(await codeOf(undoJob(nadia, jobId))).toBe('closed');
  await db().bulkJob.update({ where: { id: jobId }, data: { finishedAt: new Date(Date.now() - 3_500_000) } });
  await undoJob(nadia, jobId);
  await runDue(dueItems);
  expect(await view(jobId)).toMatchObject({ state: 'finished', counts: { done: 0, skipped: share }, undo: null });
  expect(await archived()).toBe(before + 1);
});
