import { migrate } from '#prisma/migrate/apply.ts';
import { checkAppRole, checkServer, connect, DatabaseNotReady } from '#prisma/migrate/readiness.ts';
import { type Cluster, freePort, startCluster } from '../postgres/cluster.ts';
import { type DatabaseUrls, ensureDatabase } from '../postgres/database.ts';
import { ending, endLast } from './ending.ts';
import { readState, remember } from './folder.ts';
import { type Kept, keep } from './keep.ts';
import { StartRefused } from './refused.ts';
import type { Secrets } from './secrets.ts';

export type KeptDatabase = DatabaseUrls & { readonly kept: Kept; readonly remark: string | undefined };

/** Keeps the embedded PostgreSQL running, always on the port that the other parts use. */
export async function keepEmbedded(folder: string, secrets: Secrets): Promise<KeptDatabase> {
  let first: (Cluster & DatabaseUrls) | undefined;
  const start = async () => {
    const port = first?.port;
    if (port !== undefined && (await freePort(port)) !== port)
      throw new StartRefused(`port ${port}, where PostgreSQL listened, is taken by another program.`);
    const opening = startEmbedded(folder, secrets);
    endLast(opening);
    const cluster = await opening;
    first ??= cluster;
    const more = `Its log is ${cluster.folder}/postgres.log.`;
    return { ended: cluster.ended.then((how) => ({ how, more })) };
  };
  const kept = await keep({ name: 'PostgreSQL', start });
  if (!first) throw new Error('PostgreSQL was kept without having been started.');
  return { ...first, kept };
}

/** Starts the cluster, with its two roles and one database. */
async function startEmbedded(folder: string, secrets: Secrets): Promise<Cluster & DatabaseUrls> {
  const password = secrets.superPassword;
  const cluster = await startCluster({ folder, password, port: readState(folder).postgresPort, signal: ending });
  remember(folder, { postgresPort: cluster.port });
  const urls = await ensureDatabase(cluster.superUrl, 'docket', {
    owner: secrets.ownerPassword,
    app: secrets.appPassword,
  });
  return { ...cluster, ...urls };
}

/**
 * Checks that Docket can use the database, and applies migrations when the owner's address is known.
 * @returns the migrations that were applied
 * @throws DatabaseNotReady or MigrationFailed, each with one sentence
 */
export async function prepareDatabase(url: string, ownerUrl: string | undefined): Promise<readonly string[]> {
  const applied = ownerUrl ? await migrateAsOwner(url, ownerUrl) : [];
  const app = await connect(url, 'DATABASE_URL');
  try {
    await checkServer(app);
    await checkAppRole(app);
  } finally {
    await app.end();
  }
  return applied;
}

/** Applies migrations and grants the role of `url` its rights. @throws DatabaseNotReady or MigrationFailed */
async function migrateAsOwner(url: string, ownerUrl: string): Promise<readonly string[]> {
  const appRole = decodeURIComponent(new URL(url).username);
  // Checked first: with one role for both, the owner would lose its rights.
  if (appRole === decodeURIComponent(new URL(ownerUrl).username)) {
    throw new DatabaseNotReady(
      'DATABASE_URL and DATABASE_MIGRATE_URL name the same role; the one of DATABASE_URL must own nothing.',
    );
  }
  const owner = await connect(ownerUrl, 'DATABASE_MIGRATE_URL');
  try {
    await checkServer(owner);
  } finally {
    await owner.end();
  }
  return migrate(ownerUrl, appRole);
}
