import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { changeQueueLook } from './queue-look.ts';
import { openSession, sessionInForce } from './sessions.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

describe('How a member has the rows of the queue', () => {
  it('is as it comes at first, follows them into their next session, and is no one else’s', async () => {
    const [ana, ben] = [await aMember('reviewer'), await aMember('manager')];
    const usual = { columns: null, density: 'compact' };
    expect((await sessionInForce(ana.sessionId, false))?.queueLook).toEqual(usual);
    const rows = await db().ledgerRow.count();
    await changeQueueLook(ana, { columns: ['applicant', 'risk'], density: 'comfort' });
    expect(await db().ledgerRow.count()).toBe(rows);
    const elsewhere = await openSession(ana.id, { address: '192.0.2.1', browser: null }, 'password');
    expect((await sessionInForce(elsewhere, false))?.queueLook).toEqual({
      columns: ['applicant', 'risk', 'blockers', 'left'],
      density: 'comfort',
    });
    expect((await sessionInForce(ben.sessionId, false))?.queueLook).toEqual(usual);
  });

  it('that is too long is refused by the database itself', async () => {
    const ana = await aMember('reviewer');
    const queueLook = { columns: Array.from({ length: 200 }, () => 'applicant') };
    await expect(db().member.update({ where: { id: ana.id }, data: { queueLook } })).rejects.toThrow(
      /member_queue_look/,
    );
  });
});
