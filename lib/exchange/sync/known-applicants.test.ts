import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { makeKnown, type VendorDesk, vendorDesk } from '#test/exchange/vendor-desk.ts';
import { pullOf, pullRound } from '#test/exchange/worker.ts';
import { pullPage } from './pull.ts';

let desk: VendorDesk;

beforeAll(async () => {
  desk = await vendorDesk({ people: 1_000 });
});

afterAll(() => desk.close());

async function knowing(count: number): Promise<string> {
  const id = await desk.connect('allpass');
  await makeKnown(id, count);
  return id;
}

function moved(connectionId: string): Promise<number> {
  return db().applicant.count({ where: { connectionId, status: 'pending_review' } });
}

test('Without a list, 120 who moved on in silence are all found, in pages, also when the worker stops in the middle', async () => {
  const id = await knowing(120);
  for (let index = 0; index < 120; index++) desk.vendor.change(index);
  const stopping = new AbortController();
  const first = pullPage(id, stopping.signal);
  await expect.poll(() => moved(id), { interval: 5, timeout: 30_000 }).toBeGreaterThan(0);
  stopping.abort();
  expect(await first).toEqual({ kind: 'page', inMs: 0 });
  expect(await pullOf(id)).toMatchObject({ pagesRead: 0, cursor: null });
  await pullRound(id);
  expect(await moved(id)).toBe(120);
  expect(await pullOf(id)).toMatchObject({ round: 1, pagesRead: 3, applicantsRead: 120, expected: 120 });
  expect(await db().case.count({ where: { connectionId: id } })).toBe(120);
});

test('Rounds begin as far apart as the vendor’s pace says, or an admin', async () => {
  const id = await knowing(3);
  const usual = await pullRound(id);
  expect(usual).toBeGreaterThan(29 * 60_000);
  expect(usual).toBeLessThanOrEqual(30 * 60_000);
  await db().connection.update({ where: { id }, data: { roundEveryMinutes: 7 } });
  expect((await pullRound(id)) / 60_000).toBeCloseTo(7, 0);
});

test('An admin’s number of calls a second is kept to', async () => {
  const id = await knowing(6);
  await db().connection.update({ where: { id }, data: { callsPerSecond: 4 } });
  const began = performance.now();
  await pullRound(id);
  // The first at once, five more a quarter of a second apart each.
  expect(performance.now() - began).toBeGreaterThanOrEqual(1_240);
});
