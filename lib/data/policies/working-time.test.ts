import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import type { SlaPolicy } from '#lib/review/policies/policies.ts';
import { dueAt } from '#lib/review/policies/working-time.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { publishPolicies } from '#test/builders/policies.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db, pool } from '../database.ts';
import { policiesInForce, seedPolicies } from '../policies.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await seedPolicies(worker);
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const zones = ['Europe/Oslo', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC', 'America/Santiago'];

// Hours that begin or end where the clocks change are among them.
const hours = fc.constantFrom(['09:00', '17:00'], ['00:00', '24:00'], ['02:15', '03:30'], ['01:30', '02:30']);

const slas: fc.Arbitrary<SlaPolicy> = fc.record({
  dueInHours: fc.constantFrom(0.5, 1, 4, 7.75, 24, 40),
  counts: fc.constantFrom('working', 'working', 'always'),
  timeZone: fc.constantFrom(...zones),
  week: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    .chain((ids) => fc.tuple(...ids.map((id) => hours.map(([from, to]) => ({ id, from: from ?? '', to: to ?? '' }))))),
  holidays: fc
    .uniqueArray(fc.constantFrom('2026-03-29', '2026-10-25', '2026-12-25'), { maxLength: 3 })
    .map((ids) => ids.map((id) => ({ id, label: 'Holiday' }))),
});

// Days around the changes of the clocks, and Christmas.
const moments = fc
  .tuple(
    fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31', '2026-12-24'),
    fc.integer({ min: 0, max: 3 * 24 * 60 }),
  )
  .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000));

test('The database and the pure function agree on when a case is due, also where the clocks change', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(slas, fc.array(moments, { minLength: 5, maxLength: 15 }), async (sla, starts) => {
      const { rows } = await pool().query<{ due: Date }>(
        `SELECT sla_due(s.at, $2 * interval '1 hour', $3) AS due
         FROM unnest($1::timestamptz[]) WITH ORDINALITY AS s (at, n) ORDER BY s.n`,
        [starts, sla.dueInHours, sla],
      );
      expect(rows.map(({ due }) => due.toISOString())).toEqual(starts.map((at) => dueAt(at, sla).toISOString()));
      compared += starts.length;
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(250);
});

test('The working time until a due moment is the time that was given', async () => {
  await fc.assert(
    fc.asyncProperty(slas, moments, async (sla, start) => {
      const { rows } = await pool().query<{ hours: number }>(
        `SELECT extract(epoch FROM sla_worked($1, sla_due($1, $2 * interval '1 hour', $3), $3))::float / 3600 AS hours`,
        [start, sla.dueInHours, sla],
      );
      expect(rows[0]?.hours).toBeCloseTo(sla.dueInHours, 6);
    }),
    { numRuns: 60 },
  );
});

test('A new case is due by the policy in force, and keeps its working time while it waits', async () => {
  const { values } = await policiesInForce();
  // Every day but today and tomorrow: all that is left lies behind two days without work.
  const today = new Date();
  const soon = [0, 1].map((days) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10));
  const sla: SlaPolicy = {
    dueInHours: 5,
    counts: 'working',
    timeZone: 'UTC',
    week: [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, from: '08:00', to: '10:00' })),
    holidays: soon.map((id) => ({ id, label: 'Closed' })),
  };
  await publishPolicies({ ...values, sla });
  const { caseId } = await aCase(await aConnection());
  const opened = await db().case.findUniqueOrThrow({ where: { id: caseId } });
  expect(opened.dueAt).toEqual(dueAt(opened.openedAt, sla));
  expect(opened.dueAt.toISOString()).toContain('T09:00:00');

  const set = (state: string) => db().case.update({ where: { id: caseId }, data: { state, wakesAt: new Date() } });
  await set('snoozed');
  await set('open');
  expect((await db().case.findUniqueOrThrow({ where: { id: caseId } })).dueAt).toEqual(opened.dueAt);
});
