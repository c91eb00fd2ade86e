import { afterAll, beforeAll, expect, test } from 'vitest';
import { aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { filterChoices } from './filter-choices.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test('Members who may have cases, countries told as a code, and tags: each once, in alphabetical order', async () => {
  const [zoe, ann] = [await aMember('approver', 'Zoe Abel'), await aMember('reviewer', 'Ann Zorn')];
  const manager = await aMember('manager', 'Mara Bell');
  const connectionId = await aConnection();
  for (const [country, tag] of [
    ['FRA', 'vip'],
    ['DEU', 'vip'],
    ['FRA', 'again'],
    ['Narnia', 'vip'],
    [null, 'vip'],
  ])
    await db().applicant.create({
      data: {
        id: crypto.randomUUID(),
        connectionId,
        externalId: crypto.randomUUID(),
        status: 'approved',
        fetchedAt: new Date(),
        recordHash: 'none',
        search: { create: { nameKey: '', country: country ?? null } },
        tags: { create: { tag: tag ?? '', memberId: ann.id } },
      },
    });
  expect(await filterChoices(manager)).toEqual({
    members: [
      [ann.id, 'Ann Zorn'],
      [zoe.id, 'Zoe Abel'],
    ],
    countries: [
      ['FRA', 'France'],
      ['DEU', 'Germany'],
    ],
    tags: ['again', 'vip'],
  });
  await expect(filterChoices(await aMember('admin'))).rejects.toThrow('does not allow');
});
