import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { NoticeAbout } from '#lib/review/claims/notice.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { assignCases } from '../claims/assign.ts';
import { claimCase } from '../claims/claim.ts';
import { closeDatabase, db } from '../database.ts';
import { tellDueSoon } from './due-soon.ts';
import { markRead, noticesFor } from './notices.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
let ines: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
  ines = await aMember('approver', 'Inês Duarte');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const caseIn = (about: NoticeAbout) => (about.of === 'case' ? about.caseId : null);
const newCase = async () => (await aCase(connection)).caseId;

it('A member sees their own notices, newest first, and marks only their own as read', async () => {
  const [first, second] = [await newCase(), await newCase()];
  await assignCases(ines, { caseIds: [first], toId: nadia.id });
  await assignCases(ines, { caseIds: [second], toId: nadia.id });
  const { unread, notices } = await noticesFor(nadia);
  expect(unread).toBe(2);
  expect(notices.map(({ kind, about, isRead }) => [kind, caseIn(about), isRead])).toEqual([
    ['assigned', second, false],
    ['assigned', first, false],
  ]);
  expect(notices[0]).toMatchObject({
    by: { name: 'Inês Duarte' },
    about: { caseNumber: expect.stringMatching(/^DK-\d+$/) },
  });
  expect(JSON.stringify(notices)).not.toContain('Kéravec');
  const ids = notices.map(({ id }) => id);
  expect(await markRead(tomas, ids)).toBe(0);
  expect(await markRead(nadia, ids.slice(0, 1))).toBe(1);
  expect(await noticesFor(nadia)).toMatchObject({ unread: 1 });
  expect(await codeOf(noticesFor(await aMember('manager')))).toBe('not_allowed');
});

it('When 80 % of the time is used the holder is told once, and the next holder again', async () => {
  const [kofi, pia] = [await aMember('reviewer'), await aMember('reviewer')];
  const [given, free, waits] = await Promise.all(Array.from({ length: 3 }, newCase));
  const id = String(given);
  const { openedAt, dueAt } = await db().case.findUniqueOrThrow({ where: { id } });
  const atShare = (share: number) => new Date(openedAt.getTime() + share * (dueAt.getTime() - openedAt.getTime()));
  const timed = { openedAt, dueAt };
  for (const one of [free, waits]) await db().case.update({ where: { id: String(one) }, data: timed });
  // An assignment lasts, while a claim would have ended by then.
  await assignCases(ines, { caseIds: [id, String(waits)], toId: kofi.id });
  const snoozed = { state: 'snoozed', wakesAt: new Date(Date.now() + 3_600_000) };
  await db().case.update({ where: { id: String(waits) }, data: snoozed });
  const dueSoon = async (who: MemberActor) =>
    (await noticesFor(who)).notices.filter(({ kind }) => kind === 'due_soon').map(({ about }) => caseIn(about));
  await tellDueSoon(atShare(0.79));
  expect(await dueSoon(kofi)).toEqual([]);
  for (const share of [0.81, 0.95]) await tellDueSoon(atShare(share));
  expect(await dueSoon(kofi), 'once, and not of the snoozed one').toEqual([id]);
  expect(await db().notice.count({ where: { caseId: String(free) } })).toBe(0);
  await assignCases(ines, { caseIds: [id], toId: pia.id });
  await tellDueSoon(atShare(1.01));
  expect(await dueSoon(pia), 'after the limit it is late, which the screens show').toEqual([]);
  await tellDueSoon(atShare(0.95));
  expect(await dueSoon(pia)).toEqual([id]);
});

it('A claim that has ended by then is not told', async () => {
  const id = await newCase();
  await claimCase(tomas, id);
  const { openedAt, dueAt } = await db().case.findUniqueOrThrow({ where: { id } });
  const near = new Date(openedAt.getTime() + 0.9 * (dueAt.getTime() - openedAt.getTime()));
  expect(await tellDueSoon(near)).toBe(0);
  await db().case.update({ where: { id }, data: { claimedUntil: new Date(near.getTime() + 60_000) } });
  expect(await tellDueSoon(near)).toBe(1);
});
