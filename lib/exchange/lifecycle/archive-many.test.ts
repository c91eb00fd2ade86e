/**
 * One job that archives applicants of four vendors, one of which is down, with a worker killed half-way: in Docket each
 * is archived once, at the vendor that is told each is archived once, and those wait and say so until it is back.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { jobList } from '#lib/data/lifecycle/job-list.ts';
import { jobResult, jobView } from '#lib/data/lifecycle/job-view.ts';
import { startJob } from '#lib/data/lifecycle/jobs.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aJob } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { testSize } from '#test/database/size.ts';
import { killedWorker, knownFrom, worked } from '#test/exchange/big-job.ts';
import { type SandboxVendor, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { callsTo, sandboxLog, setFault } from '#test/sandbox/control.ts';

const many = testSize({ small: 60, full: 500 });
const share = Math.floor(many / 5);

let desk: TestDesk;
let nadia: MemberActor;
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  desk = await testDesk({ people: many });
  process.env.COMMAND_QUARANTINE_SECONDS = '1';
  process.env.LOG_LEVEL = 'silent';
  nadia = await aMember('reviewer', 'Nadia Brandt');
  const known = (vendor: SandboxVendor, connectionId: string, count: number) =>
    knownFrom(desk.sandboxUrl, { vendor, connectionId, count, status: 'pending_review' });
  ids.blockpass = await known('blockpass', desk.blockpass, share);
  ids.vult = await known('vult', desk.vult, 2 * share);
  ids.ondato = await known('ondato', await desk.connect('ondato', 'Here only'), share);
  ids.b2core = await known('b2core', await desk.connect('b2core', 'Here only'), many - 4 * share);
  await db().pull.updateMany({
    data: { startedAt: new Date(), finishedAt: new Date(), dueAt: new Date('2100-01-01') },
  });
}, 300_000);

afterAll(async () => {
  delete process.env.COMMAND_QUARANTINE_SECONDS;
  delete process.env.LOG_LEVEL;
  await desk.close();
});

const view = (jobId: string) => jobView(nadia, jobId, (provider) => provider);

async function archived(): Promise<{ applicants: number; entries: number; most: number }> {
  const rows = await db().ledgerRow.groupBy({ by: ['subjectId'], where: { kind: 'applicant.archived' }, _count: true });
  const counts = rows.map(({ _count }) => _count);
  return {
    applicants: await db().applicant.count({ where: { archivedAt: { not: null } } }),
    entries: rows.length,
    most: Math.max(0, ...counts),
  };
}

test(`${many} applicants are archived in one job, one vendor down, the worker killed half-way`, {
  timeout: 1_800_000,
}, async () => {
  const everyone = Object.values(ids).flat();
  const told = ids.blockpass?.length ?? 0;
  expect(everyone).toHaveLength(many);
  const jobId = await aJob(nadia, 'archive', everyone);
  expect((await jobList(nadia)).underWay.rows, 'a dry run is no job yet').toEqual([]);
  await setFault(desk.sandboxUrl, 'blockpass', { kind: '503' });
  const begun = performance.now();
  await startJob(nadia, jobId);
  await killedWorker(jobId, { count: Math.ceil(many / 2), withinMs: 300_000 });
  const atKill = await archived();
  expect(atKill.applicants, 'it had begun').toBeGreaterThanOrEqual(many / 4);
  expect(atKill.applicants, 'and had not ended').toBeLessThan(many);
  await worked(3);

  expect(await archived()).toEqual({ applicants: many, entries: many, most: 1 });
  const waiting = await view(jobId);
  expect(waiting).toMatchObject({ state: 'running', counts: { at_vendor: told, done: many - told, failed: 0 } });
  expect(waiting.lines.find(({ providerLabel }) => providerLabel === 'blockpass')?.waits.length).toBeGreaterThan(0);
  expect((await jobList(nadia)).underWay.rows).toMatchObject([{ id: jobId, applicants: many, done: many - told }]);

  await setFault(desk.sandboxUrl, 'blockpass', null);
  await db().gate.updateMany({ data: { openedAt: null, failures: 0, pausedUntil: null } });
  for (let turn = 0; turn < 120 && (await view(jobId)).state === 'running'; turn++) {
    await worked(1);
    await sleep(100);
  }
  const seconds = (performance.now() - begun) / 1_000;
  const done = await view(jobId);
  expect(done).toMatchObject({ state: 'finished', counts: { done: many, failed: 0, skipped: 0 } });
  expect(await archived(), 'nothing twice').toEqual({ applicants: many, entries: many, most: 1 });
  const times = Object.values((await sandboxLog(desk.sandboxUrl)).applied.blockpass?.archiveCandidate ?? {});
  expect([times.length, Math.max(...times)], 'at the vendor each once').toEqual([told, 1]);
  expect((await jobResult(nadia, jobId)).filter(({ state }) => state === 'done')).toHaveLength(many);
  expect((await jobList(nadia)).ended.rows).toMatchObject([{ id: jobId, done: many, failed: 0 }]);
  const calls = await callsTo(desk.sandboxUrl, 'blockpass');
  const perVendor = done.lines.map(({ providerLabel, done: ended, can }) => `${providerLabel} ${ended} of ${can}`);
  process.stdout.write(
    `${many} archived in ${seconds.toFixed(1)} s; ${perVendor.join(', ')}; ` +
      `${atKill.applicants} at the kill, ${calls} calls to the one that was down\n`,
  );
});
