import { setTimeout as sleep } from 'node:timers/promises';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { forgetEnv } from '#lib/env.ts';
import { disconnect } from '#lib/exchange/connect.ts';
import { dueRefetches } from '#lib/exchange/refetch/due-refetches.ts';
import { type Receipt, receiveWebhook } from '#lib/exchange/webhooks/receive.ts';
import { forgetVerifyingKeys } from '#lib/exchange/webhooks/verify.ts';
import { blockpass, deliver, type SentDelivery, type VendorEvent, type WebhookAccount } from '../builders/delivery.ts';
import { testDatabase } from '../database/database.ts';
import { type ScriptedVendor, scriptedVendor } from './scripted-vendor.ts';
import { runDue } from './worker.ts';

/** A connection to a scripted vendor, and the webhooks that come in for it. */
export type TestInbox = {
  vendor: ScriptedVendor;
  connectionId: string;
  account: WebhookAccount;
  deliver(event: VendorEvent): Promise<Receipt>;
  /** Works on refetches until none is due. */
  refetchAll(): Promise<void>;
  /** The vendor's status in our copy of an applicant; null when there is no copy. */
  statusOf(externalId: string): Promise<string | null>;
  close(): Promise<void>;
};

const system = { kind: 'system', id: 'test' } as const;

export async function testInbox(): Promise<TestInbox> {
  const database = await testDatabase();
  const vendor = await scriptedVendor();
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
    refetchAll,
    async statusOf(externalId) {
      const row = await db().applicant.findFirst({
        where: { connectionId, externalId },
        select: { providerStatus: true },
      });
      return row?.providerStatus ?? null;
    },
    async close() {
      disconnect();
      forgetVerifyingKeys();
      await vendor.close();
      await closeDatabase();
      await database.close();
    },
  };
}

export function connectionTo({ name, provider, settings }: WebhookAccount): Promise<string> {
  return addConnection(system, { provider, label: name, mode: 'test', settings });
}

export function send(connectionId: string, { body, headers, path }: SentDelivery): Promise<Receipt> {
  const url = ['http://desk/api/webhooks', connectionId, ...path].join('/');
  return receiveWebhook(connectionId, path, new Request(url, { method: 'POST', headers, body: new Uint8Array(body) }));
}

async function refetchAll(): Promise<void> {
  // The database rounds to the nearest millisecond and Date.now() cuts off, so a due time may lie 1 ms ahead.
  const due = () => db().refetch.count({ where: { state: 'pending', dueAt: { lte: new Date(Date.now() + 5) } } });
  for (let turn = 0; (await due()) > 0; turn++) {
    if (turn > 2_000) throw new Error('the refetches do not end');
    await runDue(dueRefetches);
    await sleep(1);
  }
}
