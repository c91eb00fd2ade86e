import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Figure } from '#lib/review/metrics/figure.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { figureCount } from '../cases/queue.ts';
import { claimCase } from '../claims/claim.ts';
import { closeDatabase, db } from '../database.ts';
import { metricsNow } from './now.ts';

let database: TestDatabase;
let connection: string;
let manager: MemberActor;
let quick: MemberActor;
let slow: MemberActor;
let oldest: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  manager = await aMember('manager');
  [quick, slow] = [await aMember('reviewer'), await aMember('approver')];
  oldest = (await aCase(connection)).applicantId;
  for (const by of [quick, quick, slow]) await claimCase(by, (await aCase(connection)).caseId);
  const decided = await aCase(connection);
  await recordDecision(quick, anApproval(decided));
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const choice = { zone: 'UTC', connection: null };

const read = () => metricsNow(manager, choice, new Date());

test('What waits, who has claimed it, and what came and went today are those of the cases', async () => {
  const now = await read();
  expect(now).toMatchObject({ waiting: 4, over: 0, claimed: 3, openedToday: 5, decidedToday: 1 });
  expect(now.holders.map(({ id, cases }) => [id, cases])).toEqual([
    [quick.id, 2],
    [slow.id, 1],
  ]);
  expect(now.oldest?.applicantId).toBe(oldest);
});

test('Each of these numbers opens as many cases in the queue', async () => {
  const now = await read();
  const today = { from: now.midnight, until: now.readAt };
  const filter = { tab: 'needs_review' as const, providers: [], text: '', cursor: null };
  const behind: [Figure, number][] = [
    [{ now: 'waiting', connection }, now.waiting],
    [{ now: 'claimed', connection }, now.claimed],
    [{ now: 'claimed', holder: quick.id, connection }, 2],
    [{ now: 'claimed', holder: slow.id, connection }, 1],
    [{ opened: today, connection }, now.openedToday],
    [{ decided: today, connection }, now.decidedToday],
  ];
  for (const [figure, cases] of behind)
    expect([figure, await figureCount(manager, { ...filter, figure })]).toEqual([figure, cases]);
});

test('A claim whose time is over does not count, and the oldest person is masked for every role', async () => {
  const until = new Date(Date.now() + 3_600_000 * 24);
  const later = await metricsNow(manager, choice, until);
  expect(later).toMatchObject({ claimed: 0, holders: [] });
  expect((await metricsNow(slow, choice, new Date())).oldest?.maskedName).not.toMatch(/\p{L}{3}/u);
  const admin = await aMember('admin');
  expect((await metricsNow(admin, choice, new Date())).oldest?.maskedName).toBeNull();
});

test('A reviewer, who has the numbers of their own decisions alone, is refused', async () => {
  await expect(metricsNow(quick, choice, new Date())).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await db().case.count({ where: { claimedUntil: { not: null } } })).toBe(3);
});
