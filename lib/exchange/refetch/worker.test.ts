import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { anEvent } from '#test/builders/delivery.ts';
import { started, stopped } from '#test/exchange/desk.ts';
import { type TestInbox, testInbox } from '#test/exchange/webhook-inbox.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await testInbox();
});

afterAll(() => inbox.close());

/** Delivers a webhook and waits until the copy has the new status. Gives how long that took, in milliseconds. */
async function toldUntilSaved(status: string, applicantId = randomBytes(12).toString('hex')): Promise<number> {
  inbox.vendor.setStatus(applicantId, status);
  const began = performance.now();
  await inbox.deliver(anEvent({ applicantId }));
  while ((await inbox.statusOf(applicantId)) !== status) {
    if (performance.now() - began > 30_000) throw new Error('nobody asked');
    await sleep(20);
  }
  return performance.now() - began;
}

test('From a delivery to the saved applicant it takes a second or two, also after a worker was killed in the middle', async () => {
  const first = await started('bin/worker.ts');
  await toldUntilSaved('waiting');
  const took: number[] = [];
  for (let time = 0; time < 10; time++) took.push(await toldUntilSaved('waiting'));

  const { asked, release } = inbox.vendor.holdAnswers();
  const applicantId = randomBytes(12).toString('hex');
  const told = toldUntilSaved('approved', applicantId);
  await asked;
  await stopped(first.child, 'SIGKILL');
  release();
  const second = await started('bin/worker.ts');
  const tookAfterKill = await told;
  await expect.poll(() => db().refetch.count(), { timeout: 10_000 }).toBe(0);
  expect(await stopped(second.child, 'SIGTERM')).toBe(0);

  const middle = took.sort((a, b) => a - b)[5] ?? 0;
  process.stdout.write(
    `saved ${Math.round(middle)} ms after the delivery (longest ${Math.round(took.at(-1) ?? 0)}), ` +
      `${Math.round(tookAfterKill)} ms over a killed worker\n`,
  );
  expect(middle).toBeLessThan(2_500);
  // The lease of the killed process must lapse first.
  expect(tookAfterKill).toBeLessThan(20_000);
});
