import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeConnection, removeConnection } from '#lib/data/connections/change.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { pruneWebhooks } from '#lib/data/sync/webhook-events.ts';
import { forgetEnv } from '#lib/env.ts';
import { providerById } from '#lib/providers/registry.ts';
import { secretFields } from '#lib/providers/settings.ts';
import {
  anEvent,
  blockpass,
  deliver,
  stranger,
  type WebhookAccount,
  webhookAccounts,
} from '#test/builders/delivery.ts';
import { aMember } from '#test/builders/member.ts';
import { connectionTo, send, type TestInbox, testInbox } from '#test/exchange/webhook-inbox.ts';
import { receiveWebhook } from './receive.ts';
import { writeRejections } from './rejections.ts';
import { forgetVerifyingKeys } from './verify.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await testInbox();
});

beforeEach(async () => {
  forgetVerifyingKeys();
  await db().refetch.deleteMany();
  await db().webhookEvent.deleteMany();
  await writeRejections();
  await db().webhookRefusal.deleteMany();
});

afterAll(() => inbox.close());

function someone(): string {
  return randomBytes(12).toString('hex');
}

async function refusals(): Promise<Record<string, number>> {
  await writeRejections();
  const rows = await db().webhookRefusal.groupBy({ by: ['reason'], _sum: { count: true }, orderBy: { reason: 'asc' } });
  return Object.fromEntries(rows.map(({ reason, _sum }) => [reason, _sum.count ?? 0]));
}

describe.each(webhookAccounts())('$name', (account: WebhookAccount) => {
  let connectionId: string;

  beforeAll(async () => {
    connectionId = await connectionTo(account);
  });

  test('A genuine delivery is stored and has its applicant asked about', async () => {
    const event = anEvent();
    expect(await send(connectionId, deliver(account, event))).toBe('received');
    const [stored] = await db().webhookEvent.findMany();
    expect(stored).toMatchObject({ connectionId, externalIds: [event.applicantId], times: 1, isPing: false });
    expect(stored?.eventId).toMatch(account.hasEventIds ? String(event.id) : /^sha256:[0-9a-f]{64}$/);
    expect(await db().refetch.findMany()).toMatchObject([
      { connectionId, externalId: event.applicantId, because: 'webhook' },
    ]);
  });

  test('The same delivery a hundred times is one event, and one row to ask about', async () => {
    const sent = deliver(account, anEvent());
    for (let round = 0; round < 10; round++)
      await Promise.all(Array.from({ length: 10 }, () => send(connectionId, sent)));
    expect(await db().webhookEvent.findMany({ select: { times: true } })).toEqual([{ times: 100 }]);
    expect(await db().refetch.findMany({ select: { times: true } })).toEqual([
      { times: account.hasEventIds ? 1 : 100 },
    ]);
  });

  test('One that is signed with another secret is counted and leaves nothing', async () => {
    for (let time = 0; time < 3; time++)
      expect(await send(connectionId, deliver(stranger(account), anEvent()))).toBe('received');
    expect(await refusals()).toEqual({ signature: 3 });
    expect(await db().webhookEvent.count()).toBe(0);
    expect(await db().refetch.count()).toBe(0);
  });

  test('One that is too old, or from a time to come, is refused where the vendor tells the time', async () => {
    const limit = account.maxAgeSeconds;
    const at = (seconds: number) => anEvent({ at: new Date(Date.now() - seconds * 1000) });
    for (const seconds of [(limit ?? 90_000) + 60, -(limit ?? 90_000) - 60])
      await send(connectionId, deliver(account, at(seconds)));
    expect(await refusals()).toEqual(limit === null ? {} : { too_old: 2 });
    await send(connectionId, deliver(account, at((limit ?? 90_000) - 60)));
    expect(await db().webhookEvent.count()).toBe(limit === null ? 3 : 1);
  });

  test('A replaced secret is believed until its time is over, and one that is known to others not at all', async () => {
    const admin = await aMember('admin');
    const schema = providerById(account.provider)?.settings;
    const replacement = stranger(account);
    if (!schema) throw new Error('this vendor has settings');
    await changeConnection(admin, connectionId, {
      settings: () => replacement.settings,
      secrets: secretFields(schema),
    });
    const tried = async (sender: WebhookAccount) => {
      forgetVerifyingKeys();
      await db().webhookEvent.deleteMany();
      await send(connectionId, deliver(sender, anEvent()));
      return (await db().webhookEvent.count()) === 1;
    };
    expect([await tried(replacement), await tried(account)]).toEqual([true, true]);
    await db().connection.update({ where: { id: connectionId }, data: { previousUntil: new Date(Date.now() - 1) } });
    expect([await tried(replacement), await tried(account)]).toEqual([true, false]);
    await changeConnection(admin, connectionId, {
      settings: () => account.settings,
      secrets: secretFields(schema),
      isLeaked: true,
    });
    expect([await tried(replacement), await tried(account)]).toEqual([false, true]);
  });
});

test('A valid event a thousand times, fifty at once, has one effect', { timeout: 60_000 }, async () => {
  for (const hasId of [true, false]) {
    const applicantId = someone();
    inbox.vendor.setStatus(applicantId, 'waiting');
    const sent = deliver(inbox.account, anEvent({ applicantId, ...(hasId ? {} : { id: null }) }));
    const before = {
      calls: inbox.vendor.calls(),
      changes: await db().ledgerRow.count({ where: { kind: 'applicant.changed' } }),
    };
    let left = 1_000;
    const sender = async () => {
      while (left-- > 0) await send(inbox.connectionId, sent);
    };
    const began = performance.now();
    await Promise.all([...Array.from({ length: 50 }, sender), inbox.refetchAll()]);
    const tookMs = performance.now() - began;
    await inbox.refetchAll();
    expect(await inbox.statusOf(applicantId)).toBe('waiting');
    expect((await db().ledgerRow.count({ where: { kind: 'applicant.changed' } })) - before.changes).toBe(1);
    expect(await db().webhookEvent.findMany({ where: { externalIds: { has: applicantId } } })).toMatchObject([
      { times: 1_000 },
    ]);
    process.stdout.write(
      `1000 replays ${hasId ? 'with' : 'without'} an id in ${Math.round(tookMs)} ms, ` +
        `${inbox.vendor.calls() - before.calls} calls\n`,
    );
    // With an id the vendor is read once; without, replays during a read cause one more read, not a thousand.
    expect(inbox.vendor.calls() - before.calls).toBeLessThanOrEqual(hasId ? 1 : 50);
  }
});

test('A connection without a secret believes nothing, and one whose secret was taken away neither', async () => {
  const { webhookSecret: _, ...settings } = inbox.account.settings;
  const connectionId = await connectionTo({ ...inbox.account, name: 'No secret', settings });
  for (const secret of ['', 'undefined', 'null'])
    await send(connectionId, deliver(blockpass(inbox.vendor.url, secret), anEvent()));
  expect(await refusals()).toEqual({ no_secret: 3 });
  const withSecret = await connectionTo({ ...inbox.account, name: 'Its secret goes' });
  await changeConnection(await aMember('admin'), withSecret, { settings: () => settings, secrets: ['webhookSecret'] });
  await send(withSecret, deliver(inbox.account, anEvent()));
  expect(await refusals()).toEqual({ no_secret: 4 });
  expect(await db().webhookEvent.count()).toBe(0);
});

test('Where there is no such connection, or no longer, nothing is counted and the answer is the same', async () => {
  const removed = await connectionTo({ ...inbox.account, name: 'Goes' });
  await removeConnection(await aMember('admin'), removed, 'Goes');
  for (const id of [removed, crypto.randomUUID(), '..', 'x'.repeat(5_000), "'; DROP TABLE webhook_event"])
    expect(await send(id, deliver(inbox.account, anEvent()))).toBe('received');
  expect(await db().webhookEvent.count()).toBe(0);
  expect(await refusals()).toEqual({});
});

test('A verified delivery that can’t be stored is not called received', async () => {
  const sent = deliver(inbox.account, anEvent());
  const bad = deliver(stranger(inbox.account), anEvent());
  await send(inbox.connectionId, sent);
  const { DATABASE_URL } = process.env;
  await closeDatabase();
  process.env.DATABASE_URL = 'postgresql://docket_app:x@127.0.0.1:1/docket';
  forgetEnv();
  expect(await send(inbox.connectionId, sent)).toBe('not_stored');
  // A sender that is not the vendor learns nothing of it.
  expect(await send(inbox.connectionId, bad)).toBe('received');
  await closeDatabase();
  process.env.DATABASE_URL = DATABASE_URL;
  forgetEnv();
  expect(await send(inbox.connectionId, sent)).toBe('received');
});

test('Nothing over a megabyte is read, nothing that says so, and nothing packed', async () => {
  let pulled = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
  const post = (headers: Record<string, string>) =>
    receiveWebhook(
      inbox.connectionId,
      [],
      new Request('http://desk/', { method: 'POST', headers, body: endless(), duplex: 'half' } as RequestInit),
    );
  expect(await post({ 'content-length': String(16 * 1_048_576) })).toBe('received');
  expect(await post({ 'content-encoding': 'gzip' })).toBe('received');
  expect(pulled).toBeLessThanOrEqual(2 * 65_536);
  expect(await post({})).toBe('received');
  expect(pulled).toBeLessThanOrEqual(1_048_576 + 5 * 65_536);
  expect(await refusals()).toEqual({ too_large: 2, encoded: 1 });
});

test('What is older than thirty days goes', async () => {
  await inbox.deliver(anEvent());
  await pruneWebhooks(new Date(Date.now() + 29 * 86_400_000));
  expect(await db().webhookEvent.count()).toBe(1);
  await pruneWebhooks(new Date(Date.now() + 31 * 86_400_000));
  expect(await db().webhookEvent.count()).toBe(0);
});
