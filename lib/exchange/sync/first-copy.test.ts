import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionHealths } from '#lib/data/connections/connections.ts';
import { db } from '#lib/data/database.ts';
import { testSize } from '#test/database/size.ts';
import { type StartedProcess, started, stopped } from '#test/exchange/desk.ts';
import { type VendorDesk, vendorDesk } from '#test/exchange/vendor-desk.ts';

const people = testSize({ small: 1_000, full: 100_000 });
const system = { kind: 'system', id: 'test' } as const;
let desk: VendorDesk;
let connectionId: string;

beforeAll(async () => {
  desk = await vendorDesk({ people });
  connectionId = await desk.connect('blockpass');
});

afterAll(() => desk.close());

function copied(): Promise<number> {
  return db().applicant.count({ where: { connectionId } });
}

/** Waits until so many are copied, and prints the speed at each tenth. */
async function untilCopied(wanted: number, worker: StartedProcess): Promise<void> {
  let told = { at: performance.now(), people: await copied() };
  while (told.people < wanted) {
    await sleep(Math.min(2_000, people / 5));
    const now = { at: performance.now(), people: await copied() };
    if (now.people < Math.min(wanted, told.people + people / 10)) continue;
    const rate = (now.people - told.people) / ((now.at - told.at) / 1_000);
    process.stdout.write(
      `${now.people} of ${people} copied, ${rate.toFixed(0)} a second; the worker holds ${memoryOf(worker)} MB\n`,
    );
    told = now;
  }
}

/** The largest resident memory of a process so far. */
function memoryOf({ child }: StartedProcess): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

test(`A first copy of ${people} shows its progress, goes on where a killed worker was, and misses nobody`, {
  timeout: 7_200_000,
}, async () => {
  const first = await started('bin/worker.ts');
  await untilCopied(people / 4, first);
  const [health] = await connectionHealths(system, () => 'Vendor');
  expect(health?.pull).toMatchObject({ isRunning: true, expected: people, finishedAt: null, problem: null });
  expect(health?.pull.perMinute).toBeGreaterThan(60);
  expect(health?.pull.secondsLeft).toBeGreaterThan(0);
  await stopped(first.child, 'SIGKILL');
  const [listedBefore, reached] = [desk.vendor.calls.length, Math.max(...desk.vendor.calls.map(({ skip }) => skip))];

  const second = await started('bin/worker.ts');
  await untilCopied(people, second);
  await expect
    .poll(() => db().pull.findUnique({ where: { connectionId } }), { timeout: 30_000 })
    .toMatchObject({
      round: 1,
      applicantsRead: people,
      expected: people,
      finishedAt: expect.any(Date),
    });
  const heldMegabytes = memoryOf(second);
  expect(await stopped(second.child, 'SIGTERM')).toBe(0);

  // It went on at the cursor: only the page under way is read again.
  expect(Math.min(...desk.vendor.calls.slice(listedBefore).map(({ skip }) => skip))).toBeGreaterThanOrEqual(
    reached - 100,
  );
  expect(await copied()).toBe(people);
  expect(await db().ledgerRow.count({ where: { kind: 'applicant.changed' } })).toBe(people);
  expect(await db().applicant.count({ where: { OR: [{ record: null }, { problem: { not: null } }] } })).toBe(0);
  expect(heldMegabytes).toBeLessThan(700);
});
