import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { slotBounds } from '#lib/review/metrics/histogram.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { foldMetrics } from './fold.ts';
import { recountIfDue, recountMetrics } from './recount.ts';

let database: TestDatabase;
let owner: pg.Client;
let reviewer: MemberActor;
let connection: string;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  connection = await aConnection();
  reviewer = await aMember('reviewer');
  const { caseId, version } = await aCase(connection);
  await recordDecision(reviewer, anApproval({ caseId, version }));
  await aCase(connection);
  await foldMetrics();
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

const alarms = () => db().ledgerRow.findMany({ where: { kind: 'metrics.differed' } });

test('A recount of sums that are right finds no difference and records none', async () => {
  expect(await recountMetrics()).toEqual({ cases: 2, facts: 0, sums: 0 });
  expect(await alarms()).toHaveLength(0);
});

test.each([
  ['a sum', `UPDATE metric_sum SET approved = approved + 1 WHERE level = 'month' AND dimension = 'all'`],
  ['a histogram', `UPDATE metric_time SET amount = amount + 2 WHERE level = 'day' AND dimension = 'all'`],
  ['a lost sum', `DELETE FROM metric_sum WHERE level = 'quarter'`],
  ['a fact', `UPDATE case_fact SET risk = 'high'`],
  [
    'a fact that no trigger saw',
    `ALTER TABLE case_fact DISABLE TRIGGER USER; UPDATE case_fact SET outcome = 'rejected'
     WHERE outcome IS NOT NULL; ALTER TABLE case_fact ENABLE TRIGGER USER`,
  ],
  [
    'an invented difference',
    `INSERT INTO metric_change (at, connection_id, measures, groups, amount)
     SELECT opened_at, connection_id, '{opened}', '{all=}', 1 FROM case_fact LIMIT 1`,
  ],
])('A difference in %s is found, recorded, and put right', async (_what, tampering) => {
  const before = (await alarms()).length;
  await owner.query(tampering);
  const found = await recountMetrics();
  expect(found.facts + found.sums).toBeGreaterThan(0);
  expect(await alarms()).toHaveLength(before + 1);
  expect(await recountMetrics()).toEqual({ cases: 2, facts: 0, sums: 0 });
});

test('It is due once a night, after two in the morning', async () => {
  await db().metricCheck.deleteMany();
  expect(await recountIfDue(new Date())).toEqual({ cases: 2, facts: 0, sums: 0 });
  expect(await recountIfDue(new Date())).toBeNull();
  const tomorrow = new Date(Date.now() + 86_400_000);
  tomorrow.setUTCHours(2, 1);
  expect(await recountIfDue(tomorrow)).not.toBeNull();
});

test('The database has the bounds of the histogram', async () => {
  const seconds = slotBounds.flatMap((bound) => [bound - 1, bound]);
  const { rows } = await owner.query('SELECT decision_slot(s * 1000) AS slot FROM unnest($1::bigint[]) s', [seconds]);
  expect(rows.map(({ slot }) => slot)).toEqual(slotBounds.flatMap((_, at) => [at, at + 1]));
});
