import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '#bin/postgres/cluster.ts';
import { ensureDatabase, type RolePasswords } from '#bin/postgres/database.ts';
import { migrate } from '#prisma/migrate/apply.ts';

/** What a test needs to create its database. Vitest's workers get it in the variable DOCKET_TEST_CLUSTER. */
export type TestCluster = { readonly superUrl: string; readonly passwords: RolePasswords };

export const TEMPLATE = 'docket_template';

/** Faster but not crash-safe, which is enough for a temporary cluster. */
const unsafeSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  autovacuum: 'off',
};

/** A temporary PostgreSQL for one test run, with one migrated database as a template. */
export async function startTestCluster(): Promise<TestCluster & { readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-test-'));
  const passwords = { owner: randomBytes(18).toString('base64url'), app: randomBytes(18).toString('base64url') };
  const cluster = await startCluster({
    folder,
    password: randomBytes(18).toString('base64url'),
    port: undefined,
    settings: unsafeSettings,
  });
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
    if (cluster.folder !== folder) await rm(cluster.folder, { recursive: true, force: true });
  };
  try {
    const { ownerUrl } = await ensureDatabase(cluster.superUrl, TEMPLATE, passwords);
    await migrate(ownerUrl, 'docket_app');
  } catch (error) {
    await stop();
    throw error;
  }
  return { superUrl: cluster.superUrl, passwords, stop };
}

/** Vitest's global set-up for the projects that need a database. They share one cluster. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DOCKET_TEST_CLUSTER) return undefined;
  const { stop, ...cluster } = await startTestCluster();
  process.env.DOCKET_TEST_CLUSTER = JSON.stringify(cluster);
  return async () => {
    delete process.env.DOCKET_TEST_CLUSTER;
    await stop();
  };
}
