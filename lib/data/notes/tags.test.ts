import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { mostTags } from '#lib/review/notes/limits.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { addTag, removeTag, tagsInUse, tagsOf } from './tags.ts';

let database: TestDatabase;
let connectionId: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const anId = async () => (await aCase(connectionId)).applicantId;

describe('Tags', () => {
  test('added and removed, each once in the ledger', async () => {
    const id = await anId();
    await addTag(nadia, id, 'vip');
    await addTag(nadia, id, 'vip');
    expect(await tagsOf(nadia, id)).toEqual({ tags: ['vip'], canTag: true });
    await removeTag(nadia, id, 'vip');
    await removeTag(nadia, id, 'vip');
    expect((await tagsOf(nadia, id)).tags).toEqual([]);
    const kinds = await db().ledgerRow.findMany({
      where: { subjectId: id, kind: { in: ['tag.added', 'tag.removed'] } },
      orderBy: { seq: 'asc' },
      select: { kind: true },
    });
    expect(kinds.map(({ kind }) => kind)).toEqual(['tag.added', 'tag.removed']);
  });

  test('two people at the limit at once: one more tag fits, not two', async () => {
    const id = await anId();
    for (let nth = 1; nth < mostTags; nth++) await addTag(nadia, id, `tag ${nth}`);
    const results = await Promise.allSettled([addTag(nadia, id, 'last'), addTag(nadia, id, 'one too many')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await tagsOf(nadia, id)).tags).toHaveLength(mostTags);
  });

  test('those in use are listed once each, in alphabetical order', async () => {
    await addTag(nadia, await anId(), 'zebra');
    await addTag(nadia, await anId(), 'zebra');
    const tags = await tagsInUse(nadia);
    expect(tags.filter((tag) => tag === 'zebra')).toHaveLength(1);
    expect(tags).toEqual(tags.toSorted());
  });

  test.each(['admin', 'manager', 'auditor'] as const)('an %s may not tag', async (role) => {
    await expect(addTag(await aMember(role), await anId(), 'vip')).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
