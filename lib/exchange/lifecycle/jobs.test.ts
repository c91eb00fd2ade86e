/**
 * A job over several vendors with one of them down, and a worker killed in between: the others go on, each applicant is
 * erased once, and those of the vendor that is down wait and say so until it is back.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { jobResult, jobView } from '#lib/data/lifecycle/job-view.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aJob, asked, confirmed } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { testSize } from '#test/database/size.ts';
import { killedWorker, knownFrom, worked } from '#test/exchange/big-job.ts';
import { type SandboxVendor, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { sandboxLog, setFault } from '#test/sandbox/control.ts';

const many = testSize({ small: 60, full: 500 });
const kills = testSize({ small: 2, full: 20 });

let desk: TestDesk;
let nadia: MemberActor;
let ingrid: MemberActor;
/** The ids of the applicants, by vendor. */
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  desk = await testDesk({ people: many });
  process.env.COMMAND_QUARANTINE_SECONDS = '1';
  process.env.LOG_LEVEL = 'silent';
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ingrid = await aMember('approver', 'Ingrid Solheim');
  const ondato = await desk.connect('ondato', 'Down');
  const b2core = await desk.connect('b2core', 'Takes nothing');
  const share = Math.floor(many / 5);
  const known = (vendor: SandboxVendor, connectionId: string, count: number) =>
    knownFrom(desk.sandboxUrl, { vendor, connectionId, count, status: 'approved' });
  ids.vult = await known('vult', desk.vult, 2 * share);
  ids.ondato = await known('ondato', ondato, share);
  ids.b2core = await known('b2core', b2core, many - 3 * share);
  // No pulls meanwhile.
  await db().pull.updateMany({
    data: { startedAt: new Date(), finishedAt: new Date(), dueAt: new Date('2100-01-01') },
  });
}, 300_000);

afterAll(async () => {
  delete process.env.COMMAND_QUARANTINE_SECONDS;
  delete process.env.LOG_LEVEL;
  await desk.close();
});

const erased = (of: readonly string[] = []) =>
  db().applicant.count({ where: { id: { in: [...of] }, erasedAt: { not: null } } });
const view = (jobId: string) => jobView(nadia, jobId, (provider) => provider);

test(`${many} applicants, one vendor down, ${kills} killed workers: each once, the rest waits`, {
  timeout: 3_600_000,
}, async () => {
  const everyone = Object.values(ids).flat();
  const jobId = await aJob(nadia, 'anonymize', everyone);
  const dry = await view(jobId);
  expect(dry.lines.map(({ providerLabel, can, goesOut }) => [providerLabel, can, goesOut])).toEqual([
    ['b2core', ids.b2core?.length, ['Nothing, here only']],
    ['ondato', ids.ondato?.length, ['Redact, then here']],
    ['vult', ids.vult?.length, ['Anonymize, then here']],
  ]);
  const { id, asker } = await asked(nadia, 'anonymize', jobId);
  expect(await db().command.count()).toBe(0);
  await confirmed(ingrid, 'anonymize', jobId, id);
  await setFault(desk.sandboxUrl, 'ondato', { kind: '503' });
  for (let kill = 0; kill < kills; kill++) await killedWorker(jobId);
  await worked(4);

  expect([await erased(ids.vult), await erased(ids.b2core), await erased(ids.ondato)]).toEqual([
    ids.vult?.length,
    ids.b2core?.length,
    0,
  ]);
  const waiting = await view(jobId);
  expect(waiting).toMatchObject({ state: 'running', counts: { at_vendor: ids.ondato?.length, failed: 0 } });
  expect(waiting.lines.find(({ providerLabel }) => providerLabel === 'ondato')?.waits.length).toBeGreaterThan(0);

  await setFault(desk.sandboxUrl, 'ondato', null);
  await db().gate.updateMany({ data: { openedAt: null, failures: 0, pausedUntil: null } });
  for (let turn = 0; turn < 60 && (await view(jobId)).state === 'running'; turn++) {
    await worked(1);
    await sleep(200);
  }
  expect(await view(jobId)).toMatchObject({ state: 'finished', counts: { done: everyone.length, failed: 0 } });
  expect(await erased(everyone)).toBe(everyone.length);
  const { applied } = await sandboxLog(desk.sandboxUrl);
  const times = Object.values({ ...applied.vult?.['idv.sessionAnonymize'], ...applied.ondato?.redact });
  expect([times.length, Math.max(...times)]).toEqual([(ids.vult?.length ?? 0) + (ids.ondato?.length ?? 0), 1]);
  const rows = await db().ledgerRow.groupBy({ by: ['subjectId'], where: { kind: 'applicant.erased' }, _count: true });
  expect([rows.length, Math.max(...rows.map(({ _count }) => _count))]).toEqual([everyone.length, 1]);
  const result = await jobResult(asker, jobId);
  expect(result.filter(({ state }) => state === 'done')).toHaveLength(everyone.length);
});
