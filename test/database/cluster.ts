import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '#bin/postgres/cluster.ts';
import { ensureDatabase, type RolePasswords } from '#bin/postgres/database.ts';
import { migrate } from '#prisma/migrate/apply.ts';

/** What a test needs to make itself a database: handed from vitest's set-up to its workers through the environment. */
export type TestCluster = { readonly superUrl: string; readonly passwords: RolePasswords };

export const TEMPLATE = 'docket_template';

/** Faster than safe: this cluster is thrown away, and a crash of the machine takes nothing of worth with it. */
const hasty = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  autovacuum: 'off',
};

/** A PostgreSQL that lives for one run of the tests, with one migrated database to copy. */
export async function startTestCluster(): Promise<TestCluster & { readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-test-'));
  const passwords = { owner: randomBytes(18).toString('base64url'), app: randomBytes(18).toString('base64url') };
  const cluster = await startCluster({
    folder,
    password: randomBytes(18).toString('base64url'),
    port: undefined,
    settings: hasty,
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

/** Vitest's global set-up of the projects that need a database. One cluster serves all of them. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DOCKET_TEST_CLUSTER) return undefined;
  const { stop, ...cluster } = await startTestCluster();
  process.env.DOCKET_TEST_CLUSTER = JSON.stringify(cluster);
  return async () => {
    delete process.env.DOCKET_TEST_CLUSTER;
    await stop();
  };
}
