import { setTimeout as sleep } from 'node:timers/promises';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { forgetEnv } from '#lib/env.ts';
import { disconnect } from '#lib/exchange/connect.ts';
import { refetches } from '#lib/exchange/refetch/refetches.ts';
import { type Receipt, receiveWebhook } from '#lib/exchange/webhooks/receive.ts';
import { forgetTrust } from '#lib/exchange/webhooks/verify.ts';
import { blockpass, deliver, type Sent, type ToldEvent, type WebhookAccount } from '../builders/delivery.ts';
import { testDatabase } from '../database/database.ts';
import { type TestTruth, testTruth } from './truth.ts';
import { runDue } from './worker.ts';

/** For tests alone: a connection to a vendor whose truth the test tells, and its webhooks as they come in. */
export type TestInbox = {
  vendor: TestTruth;
  connectionId: string;
  account: WebhookAccount;
  deliver(event: ToldEvent): Promise<Receipt>;
  /** Has the worker ask until nobody is due. */
  answerAll(): Promise<void>;
  /** What our copy says of someone; null when there is none. */
  statusOf(externalId: string): Promise<string | null>;
  close(): Promise<void>;
};

const system = { kind: 'system', id: 'test' } as const;

export async function testInbox(): Promise<TestInbox> {
  const database = await testDatabase();
  const vendor = await testTruth();
  process.env.DOCKET_SANDBOX_URL = vendor.url;
  forgetEnv();
  await seedPolicies(system);
  const account = blockpass(vendor.url);
  const connectionId = await connectionTo({ ...account, name: 'Inbox' });
  return {
    vendor,
    connectionId,
    account,
    deliver: (event) => send(connectionId, deliver(account, event)),
    answerAll,
    async statusOf(externalId) {
      const row = await db().applicant.findFirst({
        where: { connectionId, externalId },
        select: { providerStatus: true },
      });
      return row?.providerStatus ?? null;
    },
    async close() {
      disconnect();
      forgetTrust();
      await vendor.close();
      await closeDatabase();
      await database.close();
    },
  };
}

export function connectionTo({ name, provider, settings }: WebhookAccount): Promise<string> {
  return addConnection(system, { provider, label: name, mode: 'test', settings });
}

export function send(connectionId: string, { body, headers, path }: Sent): Promise<Receipt> {
  const url = ['http://desk/api/webhooks', connectionId, ...path].join('/');
  return receiveWebhook(connectionId, path, new Request(url, { method: 'POST', headers, body: new Uint8Array(body) }));
}

async function answerAll(): Promise<void> {
  // The database rounds to the nearest millisecond, this clock cuts off: what is due now may stand a moment ahead.
  const due = () => db().refetch.count({ where: { state: 'pending', dueAt: { lte: new Date(Date.now() + 5) } } });
  for (let turn = 0; (await due()) > 0; turn++) {
    if (turn > 2_000) throw new Error('the asking has no end');
    await runDue(refetches);
    await sleep(1);
  }
}
