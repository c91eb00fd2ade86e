import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { assignCases } from '../claims/assign.ts';
import { claimCase } from '../claims/claim.ts';
import { closeDatabase, db } from '../database.ts';
import { markRead, noticesFor, tellDueSoon } from './notices.ts';

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

const newCase = async () => (await aCase(connection)).caseId;
const dueIn = (id: string, minutes: number, more: object = {}) =>
  db().case.update({ where: { id }, data: { dueAt: new Date(Date.now() + minutes * 60_000), ...more } });

it('A member sees their own notices, newest first, and marks only their own as read', async () => {
  const [first, second] = [await newCase(), await newCase()];
  await assignCases(ines, { caseIds: [first], toId: nadia.id });
  await assignCases(ines, { caseIds: [second], toId: nadia.id });
  const { unread, notices } = await noticesFor(nadia);
  expect(unread).toBe(2);
  expect(notices.map(({ kind, caseId, isRead }) => [kind, caseId, isRead])).toEqual([
    ['assigned', second, false],
    ['assigned', first, false],
  ]);
  expect(notices[0]).toMatchObject({ by: { name: 'Inês Duarte' }, caseNumber: expect.stringMatching(/^DK-\d+$/) });
  expect(JSON.stringify(notices)).not.toContain('Kéravec');
  const ids = notices.map(({ id }) => id);
  expect(await markRead(tomas, ids)).toBe(0);
  expect(await markRead(nadia, ids.slice(0, 1))).toBe(1);
  expect(await noticesFor(nadia)).toMatchObject({ unread: 1 });
  expect(await codeOf(noticesFor(await aMember('manager')))).toBe('not_allowed');
});

it('A case that is due within the hour: its holder is told once, and the next holder again', async () => {
  const [soon, later, late, free, waits] = await Promise.all(Array.from({ length: 5 }, newCase));
  const ids = [soon, later, late, waits].map(String);
  for (const caseId of ids) await claimCase(tomas, caseId);
  await dueIn(String(soon), 50);
  await dueIn(String(later), 70);
  await dueIn(String(late), -1);
  await dueIn(String(free), 50);
  await dueIn(String(waits), 50, { state: 'snoozed', wakesAt: new Date(Date.now() + 3_600_000) });
  expect(await tellDueSoon()).toBe(1);
  expect(await tellDueSoon()).toBe(0);
  expect((await noticesFor(tomas)).notices).toMatchObject([{ kind: 'due_soon', caseId: soon, by: null }]);
  await db().case.update({ where: { id: String(soon) }, data: { claimedUntil: new Date(Date.now() - 1) } });
  expect(await tellDueSoon()).toBe(0);
  await claimCase(nadia, String(soon));
  expect(await tellDueSoon()).toBe(1);
});
