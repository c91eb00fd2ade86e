import { afterAll, beforeAll, expect, it } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { policyKinds } from '#lib/review/policies/policies.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from './database.ts';
import { newestEdition } from './policies/editions.ts';
import { policiesInForce, seedPolicies } from './policies.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const publishedRows = (subjectId: string) => db().ledgerRow.count({ where: { kind: 'policy.published', subjectId } });

it('A database of an older release gets the policies and the values that are new, and keeps its own', async () => {
  const older = policyKinds.filter((kind) => !['claims', 'sla', 'reasons'].includes(kind));
  const own = { approved: [{ code: 'AP-77', label: 'Our own' }], rejected: defaultPolicies.reasons.rejected };
  await db().policy.createMany({ data: older.map((kind) => ({ kind, version: 1, value: defaultPolicies[kind] })) });
  await db().policy.create({ data: { kind: 'sla', version: 1, value: { dueInHours: 8 } } });
  await db().policy.create({ data: { kind: 'reasons', version: 1, value: own } });
  await expect(policiesInForce(), 'control: without a kind no case could be decided').rejects.toThrow('claims');
  // Two processes at once.
  await Promise.all([seedPolicies(worker), seedPolicies(worker)]);
  await seedPolicies(worker);
  const { values, versions } = await policiesInForce();
  expect(values).toMatchObject({ sla: { dueInHours: 8, counts: 'always' }, claims: defaultPolicies.claims });
  expect(values.reasons).toEqual({ ...defaultPolicies.reasons, ...own });
  expect(versions).toMatchObject({ sla: 2, reasons: 2, claims: 1, checklist: 1 });
  expect(await Promise.all(['sla', 'reasons', 'claims', 'checklist'].map(publishedRows))).toEqual([1, 1, 1, 0]);
  expect(await newestEdition(db())).toBe(1);
});

it('Switches of the first versions that nothing read are not in the policies', async () => {
  await seedPolicies(worker);
  const fourEyes = { ...defaultPolicies.fourEyes, delete: true, anonymize: true, weights: true };
  const { versions } = await policiesInForce();
  await db().policy.create({ data: { kind: 'fourEyes', version: versions.fourEyes + 1, value: fourEyes } });
  expect((await policiesInForce()).values.fourEyes).toEqual(defaultPolicies.fourEyes);
});
