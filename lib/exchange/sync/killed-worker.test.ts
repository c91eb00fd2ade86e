import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { readHeads } from '#lib/ledger/heads-file.ts';
import { testSize } from '#test/database/size.ts';
import { setFault, started, stopped, type TestDesk, testDesk } from '#test/exchange/desk.ts';

const people = testSize({ small: 60, full: 200 });
const kills = testSize({ small: 3, full: 20 });
const folder = mkdtempSync(join(tmpdir(), 'docket-heads-'));
let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk({ people });
  process.env.LEDGER_HEADS_FILE = join(folder, 'heads.jsonl');
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

function copied(): Promise<number> {
  return db().applicant.count();
}

function unfinished(): Promise<number> {
  return db().pull.count({ where: { finishedAt: null } });
}

/** Starts a worker, waits until it has copied one more applicant, and kills it. Gives how long that took, in ms. */
async function killWhileCopying(): Promise<number> {
  const worker = await started('bin/worker.ts');
  const before = await copied();
  const ready = performance.now();
  while ((await copied()) === before && (await unfinished()) > 0) await sleep(10);
  const wentOnAfterMs = performance.now() - ready;
  await sleep(Math.random() * 150);
  await stopped(worker.child, 'SIGKILL');
  return wentOnAfterMs;
}

test(`A worker killed ${kills} times in the middle of a pull loses nobody and copies nobody twice`, {
  timeout: 600_000,
}, async () => {
  await setFault(desk.sandboxUrl, 'vult', { kind: 'latency', ms: 40 });
  await setFault(desk.sandboxUrl, 'blockpass', { kind: 'latency', ms: 400 });
  const wentOn: number[] = [];
  let killedUnderway = 0;
  for (let kill = 0; kill < kills; kill++) {
    wentOn.push(await killWhileCopying());
    if ((await unfinished()) > 0) killedUnderway++;
  }
  await setFault(desk.sandboxUrl, 'vult', null);
  await setFault(desk.sandboxUrl, 'blockpass', null);
  const last = await started('bin/worker.ts');
  await expect.poll(unfinished, { timeout: 120_000, interval: 200 }).toBe(0);
  expect(await stopped(last.child, 'SIGTERM')).toBe(0);

  process.stdout.write(
    `${killedUnderway} of ${kills} kills hit a pull under way; ` +
      `it went on within ${Math.round(Math.max(...wentOn))} ms\n`,
  );
  expect(killedUnderway).toBeGreaterThan(0);
  // Within seconds: the lock of a killed process ends with its database connection.
  expect(Math.max(...wentOn)).toBeLessThan(15_000);
  expect(await db().applicant.count({ where: { connectionId: desk.vult } })).toBe(people);
  expect(await db().applicant.count({ where: { connectionId: desk.blockpass } })).toBe(people);
  // Each first copy and each opened case has exactly one row.
  expect(await db().ledgerRow.count({ where: { kind: 'applicant.changed' } })).toBe(2 * people);
  const cases = await db().case.findMany({ select: { id: true } });
  const told = await db().ledgerRow.findMany({ where: { kind: 'case.opened' }, select: { subjectId: true } });
  expect(told.map(({ subjectId }) => subjectId).sort()).toEqual(cases.map(({ id }) => id).sort());
  // Every start signs the ledger's head.
  const { heads, unreadable } = await readHeads(join(folder, 'heads.jsonl'));
  expect(unreadable).toEqual([]);
  expect(heads.length).toBeGreaterThan(kills);
  const pulls = await db().ledgerRow.groupBy({
    by: ['kind'],
    _count: true,
    where: { kind: { startsWith: 'pull.' } },
    orderBy: { kind: 'asc' },
  });
  expect(pulls).toEqual([
    { kind: 'pull.finished', _count: 2 },
    { kind: 'pull.started', _count: 2 },
  ]);
});
