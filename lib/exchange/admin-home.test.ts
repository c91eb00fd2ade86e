import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { sampleConnections } from '#lib/data/metrics/samples.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { adminHome } from './admin-home.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const now = new Date('2026-11-27T14:32:00.000Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

it('An admin’s home: the last day of each connection from its samples, and what was changed lately', async () => {
  const [quiet, down] = [await aConnection('Quiet'), await aConnection('Down')];
  const gate = (connectionId: string, data: object) => db().gate.update({ where: { connectionId }, data });
  await gate(quiet, { lastAnswerAt: minutesAgo(100) });
  await sampleConnections(minutesAgo(95));
  await gate(quiet, { lastAnswerAt: minutesAgo(1) });
  await gate(down, { lastAnswerAt: minutesAgo(60), openedAt: minutesAgo(45) });
  await sampleConnections(now);

  const admin = await aMember('admin', 'Ilse Brandvold');
  const { list, history, lagP90, rules, members, ruleRequests, policyRequests, alarms, lately } = await adminHome(
    admin,
    now,
  );
  expect(list.connections.map(({ label }) => label).toSorted()).toEqual(['Down', 'Quiet']);
  expect(history[quiet]?.map(({ look }) => look).slice(-5)).toEqual(['good', 'none', 'none', 'none', 'good']);
  expect(history[quiet]?.at(-5)?.says).toBe('12:30 UTC: answered, longest lag 5 min, 0 of 0 calls failed');
  expect(history[down]?.at(-1)).toMatchObject({ look: 'down', share: 1 });
  // The samples of the day: 5 minutes, then 1 minute; 90 of 100 are at most the longer one.
  expect([lagP90[quiet], lagP90[down]]).toEqual([300, 3_600]);
  expect([rules, members]).toEqual([[], ['Ilse Brandvold']]);
  expect([ruleRequests, policyRequests, alarms]).toEqual([[], [], []]);
  expect(lately[0]).toMatchObject({
    by: 'Docket (worker)',
    about: { id: down, name: 'Down' },
    kind: 'connection.added',
  });
  const last = await db().ledgerRow.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  expect(last).toMatchObject({ kind: 'ledger.read', actorId: admin.id });
});

it.each(['reviewer', 'approver', 'manager'] as const)('is refused to a %s', async (role) => {
  await expect(adminHome(await aMember(role), now)).rejects.toMatchObject({ code: 'not_allowed' });
});
