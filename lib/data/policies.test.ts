import { afterAll, beforeAll, expect, test } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from './database.ts';
import { policiesInForce, seedPolicies } from './policies.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test('Reasons of an older release get the groups they lack in a new version, and keep their own', async () => {
  await seedPolicies(worker);
  const own = { approved: [{ code: 'AP-77', label: 'Our own' }], rejected: defaultPolicies.reasons.rejected };
  await db().policy.create({ data: { kind: 'reasons', version: 2, value: own } });
  await expect(policiesInForce(), 'control: without the groups no case could be decided').rejects.toThrow();
  await seedPolicies(worker);
  await seedPolicies(worker);
  const { values, versions } = await policiesInForce();
  expect(versions).toMatchObject({ reasons: 3, sla: 1 });
  expect(values.reasons).toEqual({ ...defaultPolicies.reasons, ...own });
  const kinds = await db().ledgerRow.findMany({ where: { kind: 'policy.published', subjectId: 'reasons' } });
  expect(kinds).toHaveLength(2);
});
