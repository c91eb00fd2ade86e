import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { dueSoonShare } from '#lib/review/claims/notice.ts';
import type { SlaPolicy } from '#lib/review/policies/policies.ts';
import { dueAt } from '#lib/review/policies/working-time.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { publishPolicies } from '#test/builders/policies.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { assignCases } from '../claims/assign.ts';
import { closeDatabase, db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { tellDueSoon } from './due-soon.ts';

/** Near its time limit means 80 % of the time that was given: of the working time where that counts. */
let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let ines: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer');
  ines = await aMember('approver');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const oslo: SlaPolicy = {
  dueInHours: 8,
  counts: 'working',
  timeZone: 'Europe/Oslo',
  week: [1, 2, 3, 4, 5].map((id) => ({ id, from: '09:00', to: '17:00' })),
  holidays: [],
};

const holiday = { ...oslo, holidays: [{ id: '2026-11-27', label: 'Closed' }] };

/** A case that opened at a time under some time limits, held by a member. */
async function heldCase(sla: SlaPolicy, openedAt: Date): Promise<string> {
  const { values } = await policiesInForce();
  await publishPolicies({ ...values, sla });
  const { caseId: id } = await aCase(connection);
  await db().case.update({ where: { id }, data: { openedAt, dueAt: dueAt(openedAt, sla) } });
  await assignCases(ines, { caseIds: [id], toId: nadia.id });
  return id;
}

const isTold = async (caseId: string, at: Date) => {
  await tellDueSoon(at);
  return (await db().notice.count({ where: { caseId, kind: 'due_soon' } })) > 0;
};

test.each<[string, SlaPolicy, string, string]>([
  ['within one day', { ...oslo, dueInHours: 5 }, '2026-11-26T08:00Z', '2026-11-26T12:00Z'],
  ['over a night', oslo, '2026-11-26T15:00Z', '2026-11-27T13:24Z'],
  ['over a weekend', oslo, '2026-11-27T15:00Z', '2026-11-30T13:24Z'],
  ['opened on a Sunday', oslo, '2026-11-29T12:00Z', '2026-11-30T14:24Z'],
  ['over a holiday and a weekend', holiday, '2026-11-26T15:00Z', '2026-11-30T13:24Z'],
  ['whose 80 % end with a day', { ...oslo, dueInHours: 10 }, '2026-11-26T08:00Z', '2026-11-26T16:00Z'],
  ['over a change of the clocks', oslo, '2026-10-23T14:00Z', '2026-10-26T13:24Z'],
  ['around the clock', { ...oslo, counts: 'always' }, '2026-11-27T15:00Z', '2026-11-27T21:24Z'],
])('A case %s: told from 80 %% of its working time on, not before', async (_, sla, opened, near) => {
  const id = await heldCase(sla, new Date(opened));
  const at = Date.parse(near);
  expect(await isTold(id, new Date(at - 60_000))).toBe(false);
  expect(await isTold(id, new Date(at + 1_000))).toBe(true);
});

test('Control: a share of the clock tells in the night before work begins', async () => {
  const openedAt = new Date('2026-11-27T15:00Z');
  const naive = new Date(openedAt.getTime() + dueSoonShare * (dueAt(openedAt, oslo).getTime() - openedAt.getTime()));
  expect(naive.toISOString()).toBe('2026-11-30T00:36:00.000Z');
  const id = await heldCase(oslo, openedAt);
  expect(await isTold(id, naive)).toBe(false);
});
