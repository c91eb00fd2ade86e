import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { changeConnection, removeConnection, resumeConnection } from './change.ts';
import { addConnection, connectionWithSettings, pauseConnection } from './connections.ts';
import { recordProbe } from './record-probe.ts';

let database: TestDatabase;
let ada: MemberActor;
const secrets = ['apiKey', 'webhookSecret'];
const settings = { baseUrl: 'https://vendor.example', apiKey: 'canary-key-1', webhookSecret: 'canary-webhook-1' };
const tested = { works: 1, notAllowed: 0, fails: 0, erasesWhatItReads: true };

beforeAll(async () => {
  database = await testDatabase();
  ada = await aMember('admin', 'Ada Novak');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

async function aRetailConnection(more: { erasesWhatItReads?: boolean } = {}) {
  const label = `Retail ${randomUUID()}`;
  return { label, id: await addConnection(ada, { provider: 'blockpass', label, mode: 'test', settings, ...more }) };
}

const ledgerOf = async (id: string) => {
  const rows = await db().ledgerRow.findMany({
    where: { subjectId: id },
    orderBy: { seq: 'asc' },
    select: { kind: true, entry: true },
  });
  expect(JSON.stringify(rows)).not.toContain('canary');
  return rows.map(({ kind }) => kind);
};

const statusOf = (id: string) =>
  db().connection.findUniqueOrThrow({
    where: { id },
    select: { status: true, pausedBecause: true, acceptsErasure: true },
  });

test.each<Role>(['reviewer', 'approver', 'manager', 'auditor'])(
  'A %s may not add or change connections',
  async (role) => {
    const someone = await aMember(role, 'Someone Else');
    const { id, label } = await aRetailConnection();
    const acts = [
      () => addConnection(someone, { provider: 'vult', label: 'Other', mode: 'test', settings }),
      () => pauseConnection(someone, id, 'by_hand'),
      async () => resumeConnection(someone, id, { acceptsErasure: true }),
      async () => changeConnection(someone, id, { label: 'Mine', secrets }),
      async () => removeConnection(someone, id, label),
      async () => recordProbe(someone, id, { found: tested, isStored: true }),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await ledgerOf(id)).toEqual(['connection.added']);
  },
);

test('A form sent twice: one connection; a name that is taken: refused, also for two forms at once', async () => {
  const connection = { provider: 'vult', mode: 'test' as const, settings };
  const id = randomUUID();
  const added = await Promise.all([1, 2, 3].map(() => addConnection(ada, { ...connection, id, label: 'Twice' })));
  expect(added).toEqual([id, id, id]);
  expect(await db().connection.count({ where: { label: 'Twice' } })).toBe(1);
  const others = await Promise.allSettled(
    ['a', 'b', 'c'].map(() => addConnection(ada, { ...connection, label: 'Thrice' })),
  );
  expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(addConnection(ada, { ...connection, label: 'Thrice' })).rejects.toMatchObject({
    fields: { label: expect.any(String) },
  });
});

describe('Replaced secrets', () => {
  test('are accepted for 24 hours and no longer', async () => {
    const { id } = await aRetailConnection();
    const fields = await changeConnection(ada, id, {
      settings: (known) => ({ ...known, webhookSecret: 'canary-webhook-2' }),
      secrets,
    });
    expect(fields).toEqual(['webhookSecret']);
    expect(await connectionWithSettings(id)).toMatchObject({
      settings: { webhookSecret: 'canary-webhook-2' },
      previousSettings: settings,
    });
    await db().connection.update({ where: { id }, data: { previousUntil: new Date(Date.now() - 1) } });
    expect((await connectionWithSettings(id)).previousSettings).toBeNull();
    expect(await ledgerOf(id)).toEqual(['connection.added', 'connection.changed']);
  });

  test('stay accepted when another secret is replaced the same day', async () => {
    const { id } = await aRetailConnection();
    await changeConnection(ada, id, {
      settings: (known) => ({ ...known, webhookSecret: 'canary-webhook-2' }),
      secrets,
    });
    await changeConnection(ada, id, { settings: (known) => ({ ...known, apiKey: 'canary-key-2' }), secrets });
    expect((await connectionWithSettings(id)).previousSettings).toEqual(settings);
  });

  test('are dropped at once when they leaked', async () => {
    const { id } = await aRetailConnection();
    const wanted = {
      settings: (known: object) => ({ ...known, webhookSecret: 'canary-webhook-2' }),
      secrets,
      isLeaked: true,
    };
    await changeConnection(ada, id, wanted);
    expect((await connectionWithSettings(id)).previousSettings).toBeNull();
  });

  test('moved to another connection or column: can’t be unsealed', async () => {
    const { id } = await aRetailConnection();
    await changeConnection(ada, id, { settings: (known) => ({ ...known, apiKey: 'canary-key-2' }), secrets });
    const { previousSettings } = await db().connection.findUniqueOrThrow({
      where: { id },
      select: { previousSettings: true },
    });
    await db().connection.update({ where: { id }, data: { settings: previousSettings ?? '' } });
    await expect(connectionWithSettings(id)).rejects.toMatchObject({ name: 'SealBroken' });
  });
});

test('A change of nothing: no ledger row; of name and pace: a row with both names', async () => {
  const { id } = await aRetailConnection();
  expect(await changeConnection(ada, id, { settings: (known) => ({ ...known }), secrets })).toEqual([]);
  const pace = { roundEveryMinutes: 60, callsPerSecond: null };
  expect(await changeConnection(ada, id, { label: `Wholesale ${id}`, pace, secrets })).toEqual([
    'label',
    'roundEveryMinutes',
  ]);
  expect(await ledgerOf(id)).toEqual(['connection.added', 'connection.changed']);
});

describe('A key that erases what it reads', () => {
  test('pauses its connection until an admin accepts that', async () => {
    const { id } = await aRetailConnection();
    await recordProbe(ada, id, { found: tested, isStored: true });
    expect(await statusOf(id)).toMatchObject({ status: 'paused', pausedBecause: 'erases_what_it_reads' });
    await expect(resumeConnection(ada, id, { acceptsErasure: false })).rejects.toMatchObject({ code: 'closed' });
    await resumeConnection(ada, id, { acceptsErasure: true });
    expect(await statusOf(id)).toMatchObject({ status: 'active', acceptsErasure: true });
    expect(await ledgerOf(id)).toEqual([
      'connection.added',
      'connection.tested',
      'connection.paused',
      'connection.resumed',
    ]);
  });

  test('replaced: the consent ends, and the connection can be resumed without one', async () => {
    const { id } = await aRetailConnection({ erasesWhatItReads: true });
    await changeConnection(ada, id, { settings: (known) => ({ ...known, apiKey: 'canary-key-2' }), secrets });
    expect(await statusOf(id)).toMatchObject({ status: 'paused', pausedBecause: 'by_hand', acceptsErasure: false });
    await resumeConnection(ada, id, { acceptsErasure: false });
    expect(await statusOf(id)).toMatchObject({ status: 'active', acceptsErasure: false });
  });

  test('in a form that is not saved: nothing is paused', async () => {
    const { id } = await aRetailConnection();
    await recordProbe(ada, id, { found: tested, isStored: false });
    expect(await statusOf(id)).toMatchObject({ status: 'active' });
  });
});

describe('Removing', () => {
  test('needs the typed name, deletes the secrets and keeps the rest', async () => {
    const { id, label } = await aRetailConnection();
    await expect(removeConnection(ada, id, 'another')).rejects.toMatchObject({
      fields: { typedLabel: expect.any(String) },
    });
    await removeConnection(ada, id, label);
    expect(await connectionWithSettings(id)).toMatchObject({
      isActive: false,
      isRemoved: true,
      settings: {},
      previousSettings: null,
    });
    expect(await ledgerOf(id)).toEqual(['connection.added', 'connection.removed']);
    expect(await addConnection(ada, { provider: 'blockpass', label, mode: 'test', settings })).not.toBe(id);
  });

  test.each(['held', 'waiting', 'unknown'])('while a command is %s: refused', async (state) => {
    const { id, label } = await aRetailConnection();
    const sentAt = state === 'unknown' ? new Date() : null;
    await db().command.create({
      data: {
        id: randomUUID(),
        connectionId: id,
        kind: 'archive',
        isReversible: true,
        input: 'v1.x',
        state,
        sentAt,
        tries: 1,
      },
    });
    await expect(removeConnection(ada, id, label)).rejects.toThrow('One command is still under way');
    expect(await statusOf(id)).toMatchObject({ status: 'active' });
  });
});
