import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { urlAs } from '#bin/postgres/database.ts';
import { forgetEnv } from '#lib/env.ts';
import { TEMPLATE, type TestCluster } from './cluster.ts';
import { setTestSecrets } from './secrets.ts';

export type TestDatabase = {
  /** The app role's address. This role owns nothing and can't change the ledger. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly close: () => Promise<void>;
};

/**
 * Creates a migrated, empty database as a copy of a template (about 30 ms). From then on `env()` gives its address, and
 * secrets made for this process. Close connections first: `close` drops the database even if some are open.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = givenCluster();
  const name = `docket_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(cluster, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER docket_owner STRATEGY FILE_COPY`);
  const url = urlAs(cluster.superUrl, 'docket_app', cluster.passwords.app, name);
  const ownerUrl = urlAs(cluster.superUrl, 'docket_owner', cluster.passwords.owner, name);
  setTestSecrets();
  process.env.DATABASE_URL = url;
  process.env.DATABASE_MIGRATE_URL = ownerUrl;
  forgetEnv();
  return { url, ownerUrl, close: () => asSuperuser(cluster, `DROP DATABASE ${name} WITH (FORCE)`) };
}

function givenCluster(): TestCluster {
  const given = process.env.DOCKET_TEST_CLUSTER;
  if (!given)
    throw new Error(
      'No test cluster: run this file in the vitest project "database" or "exchange" ' +
        '(lib/data, lib/auth, lib/exchange, prisma).',
    );
  return JSON.parse(given) as TestCluster;
}

async function asSuperuser(cluster: TestCluster, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
