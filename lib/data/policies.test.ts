import { afterAll, beforeAll, expect, it } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { policyKinds } from '#lib/review/policies/policies.ts';
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

it('A database that was seeded by an older release gets the policies that are new, and keeps its own', async () => {
  const older = policyKinds.filter((kind) => kind !== 'claims');
  await db().policy.createMany({ data: older.map((kind) => ({ kind, version: 1, value: defaultPolicies[kind] })) });
  await db().policy.create({ data: { kind: 'sla', version: 2, value: { dueInHours: 8 } } });
  await expect(policiesInForce()).rejects.toThrow('claims');
  await seedPolicies(worker);
  await seedPolicies(worker);
  const { values, versions } = await policiesInForce();
  expect(values).toMatchObject({ sla: { dueInHours: 8 }, claims: defaultPolicies.claims });
  expect(versions).toMatchObject({ sla: 2, claims: 1 });
  expect(await db().ledgerRow.count({ where: { kind: 'policy.published' } })).toBe(1);
});

it('Reasons of an older release get the groups they lack in a new version, and keep their own', async () => {
  const own = { approved: [{ code: 'AP-77', label: 'Our own' }], rejected: defaultPolicies.reasons.rejected };
  await db().policy.create({ data: { kind: 'reasons', version: 2, value: own } });
  await expect(policiesInForce(), 'control: without the groups no case could be decided').rejects.toThrow();
  await seedPolicies(worker);
  await seedPolicies(worker);
  const { values, versions } = await policiesInForce();
  expect(versions.reasons).toBe(3);
  expect(values.reasons).toEqual({ ...defaultPolicies.reasons, ...own });
  const kinds = await db().ledgerRow.findMany({ where: { kind: 'policy.published', subjectId: 'reasons' } });
  expect(kinds).toHaveLength(1);
});
