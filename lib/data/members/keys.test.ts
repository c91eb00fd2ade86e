import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { keyActs } from '#lib/review/keys/acts.ts';
import { asTheyCome } from '#lib/review/keys/choice.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { changeKeys } from './keys.ts';
import { openSession, sessionInForce } from './sessions.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

describe('The keys of a member', () => {
  it('are as they come at first, and follow the member into their next session', async () => {
    const ana = await aMember('reviewer');
    expect((await sessionInForce(ana.sessionId, false))?.keys).toEqual(asTheyCome);
    const saved = await changeKeys(ana, { do: 'set', act: 'next-row', key: 'v' });
    expect(saved.changed['Queue j']).toBe('v');
    await changeKeys(ana, { do: 'switch', areOn: false });
    const elsewhere = await openSession(ana.id, { address: '192.0.2.1', browser: null }, 'password');
    expect((await sessionInForce(elsewhere, false))?.keys).toEqual({ areOn: false, changed: { 'next-row': 'v' } });
  });

  it('are nobody else’s, and leave no row in the ledger', async () => {
    const [ana, ben] = [await aMember('reviewer'), await aMember('reviewer')];
    const before = await db().ledgerRow.count();
    await changeKeys(ana, { do: 'set', act: 'approve', key: 'A' });
    expect((await sessionInForce(ben.sessionId, false))?.keys).toEqual(asTheyCome);
    expect(await db().ledgerRow.count()).toBe(before);
  });

  it('stay as they were when a change is refused', async () => {
    const ana = await aMember('reviewer');
    await expect(changeKeys(ana, { do: 'set', act: 'approve', key: 'x' })).rejects.toMatchObject({ code: 'invalid' });
    expect((await sessionInForce(ana.sessionId, false))?.keys).toEqual(asTheyCome);
  });

  it('changed in two browsers at once never give two acts of one screen the same key', async () => {
    const ana = await aMember('reviewer');
    const both = await Promise.allSettled([
      changeKeys(ana, { do: 'set', act: 'approve', key: 'v' }),
      changeKeys(ana, { do: 'set', act: 'reject', key: 'v' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('may all be changed: what is stored stays under the limit of the database', async () => {
    const ana = await aMember('reviewer');
    const letters = [...'αβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцч'];
    for (const [nth, { id }] of keyActs.entries())
      await changeKeys(ana, { do: 'set', act: id, key: letters[nth] ?? '' });
    const keys = (await sessionInForce(ana.sessionId, false))?.keys.changed ?? {};
    expect(Object.keys(keys)).toHaveLength(keyActs.length);
    await expect(db().member.update({ where: { id: ana.id }, data: { keys: 'x' } })).rejects.toThrow();
    await expect(
      db().member.update({ where: { id: ana.id }, data: { keys: { changed: 'x'.repeat(4_000) } } }),
    ).rejects.toThrow();
  });
});
