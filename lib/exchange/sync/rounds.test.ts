import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxIds } from '#bin/sandbox/portal.ts';
import { resumeConnection } from '#lib/data/connections/change.ts';
import { pauseConnection } from '#lib/data/connections/connections.ts';
import { db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { setFault, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { pullOf, pullRound } from '#test/exchange/worker.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from './copy-applicant.ts';
import { pullPage } from './pull.ts';

const people = 60;
const goingOn = new AbortController().signal;
let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk({ people });
});

afterAll(() => desk.close());

async function callsTo(vendor: string): Promise<number> {
  const { calls } = (await (await fetch(`${desk.sandboxUrl}/control/log`)).json()) as {
    calls: Record<string, Record<string, number>>;
  };
  return Object.values(calls[vendor] ?? {}).reduce((sum, count) => sum + count, 0);
}

function copied(connectionId: string, where: object = {}): Promise<number> {
  return db().applicant.count({ where: { connectionId, ...where } });
}

function fetchedAt(connectionId: string) {
  return db().applicant.findMany({
    where: { connectionId },
    orderBy: { id: 'asc' },
    select: { id: true, status: true, fetchedAt: true },
  });
}

test('Where a list tells of no change, only those are read in the next round who may still move, and all once a day', async () => {
  const id = await desk.connect('ondato', 'Rounds');
  await pullRound(id);
  expect(await copied(id)).toBe((await pullOf(id)).expected);
  const before = await fetchedAt(id);
  await pullRound(id);
  const after = await fetchedAt(id);
  const untouched = before.filter((row, at) => after[at]?.fetchedAt.getTime() === row.fetchedAt.getTime());
  const isFinal = ({ status }: { status: string }) => ['approved', 'rejected', 'blocked', 'expired'].includes(status);
  expect(untouched).toEqual(before.filter(isFinal));
  expect(untouched.length).toBeGreaterThan(5);
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await db().applicant.updateMany({ where: { connectionId: id }, data: { fetchedAt: yesterday } });
  await pullRound(id);
  expect(await copied(id, { fetchedAt: yesterday })).toBe(0);
});

test('Everyone at a vendor that tells of changes arrives, and nobody is read again who did not change', async () => {
  const id = await desk.connect('b2core', 'Rounds');
  await pullRound(id);
  expect(await copied(id)).toBe(people);
  const before = await callsTo('b2core');
  await pullRound(id);
  // Applicants with an unchanged time of change are left out; those without one are read, with their images.
  expect((await callsTo('b2core')) - before).toBeLessThan(3 * people);
});

test('Who is named by the ids of a vendor without a list arrives, and is followed from then on', async () => {
  const id = await desk.connect('allpass', 'Ids');
  const connected = await connect(id, 'worker');
  const ids = (await sandboxIds(desk.sandboxUrl, 'allpass')).slice(0, 8);
  for (const externalId of ids) expect(await copyApplicant(connected, externalId)).toBe('new');
  await pullRound(id);
  expect(await pullOf(id)).toMatchObject({ round: 1, applicantsRead: 8, expected: 8, problem: null });
  expect(await copyApplicant(connected, 'nobody-of-this-name')).toBe('gone');
});

test('A pause ends the page under way between two applicants; resumed, it goes on at its cursor', async () => {
  const id = await desk.connect('vult', 'Paused');
  expect(await pullPage(id, goingOn)).toMatchObject({ kind: 'page' });
  const { cursor } = await pullOf(id);
  await db().applicant.updateMany({ where: { connectionId: id }, data: { problem: 'unreadable' } });
  await setFault(desk.sandboxUrl, 'vult', { kind: 'latency', ms: 400 });
  const page = pullPage(id, goingOn);
  await sleep(500);
  const reached = await copied(id);
  await pauseConnection(worker, id, 'by_hand');
  expect(await page).toEqual({ kind: 'paused' });
  await setFault(desk.sandboxUrl, 'vult', null);
  expect(await copied(id)).toBeLessThanOrEqual(reached + 10);
  expect(await pullPage(id, goingOn)).toEqual({ kind: 'paused' });
  expect(await pullOf(id)).toMatchObject({ cursor, pagesRead: 1, finishedAt: null, problem: null });
  await resumeConnection(await aMember('admin'), id, { acceptsErasure: false });
  await pullRound(id);
  expect(await copied(id)).toBe(people);
  expect(await pullOf(id)).toMatchObject({ round: 1 });
});
