import { randomUUID } from 'node:crypto';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { forgetEnv } from '#lib/env.ts';
import { connect, disconnect } from '#lib/exchange/connect.ts';
import { copyApplicant } from '#lib/exchange/sync/copy-applicant.ts';
import { testDatabase } from '../database/database.ts';
import { applicantId, type TestVendor, testVendor } from './vendor.ts';

/** A database, and the vendor with many applicants. */
export type VendorDesk = {
  vendor: TestVendor;
  /** Adds a connection to the vendor: with a list (`blockpass`) or without one (`allpass`). */
  connect(provider: 'blockpass' | 'allpass'): Promise<string>;
  close(): Promise<void>;
};

const system = { kind: 'system', id: 'test' } as const;

export async function vendorDesk({ people }: { people: number }): Promise<VendorDesk> {
  const database = await testDatabase();
  const vendor = await testVendor({ people });
  process.env.DOCKET_SANDBOX_URL = vendor.url;
  forgetEnv();
  await seedPolicies(system);
  const settings = {
    blockpass: { baseUrl: vendor.url, clientId: 'many', apiKey: 'test-key' },
    allpass: { baseUrl: vendor.url, appKey: 'test-key' },
  };
  return {
    vendor,
    connect: (provider) =>
      addConnection(system, { provider, label: randomUUID(), mode: 'test', settings: settings[provider] }),
    async close() {
      disconnect();
      await vendor.close();
      await closeDatabase();
      await database.close();
    },
  };
}

/** Copies the first `count` applicants, as a vendor without a list needs. */
export async function makeKnown(connectionId: string, count: number): Promise<void> {
  const connected = await connect(connectionId, 'worker');
  for (let index = 0; index < count; index++) await copyApplicant(connected, applicantId(index));
}
