import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { grantToApp } from './grants.ts';
import { type Migration, readMigrations } from './history.ts';

/** The migrations can't be applied. The message is one sentence for the person at the terminal. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/** The advisory lock of `prisma migrate deploy`, so that the two never run at once. */
const PRISMA_LOCK = 72_707_369;

/**
 * Applies pending migrations as the owner and grants the app role its rights. Prisma's own runner needs an engine from
 * its download host; this one keeps the same table and checksums, so that `prisma migrate deploy` works on the same
 * database.
 * @returns the names of the applied migrations
 * @throws MigrationFailed
 */
export async function migrate(ownerUrl: string, appRole: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'docket-migrate' });
  // A broken connection fails the statement under way. Without a listener it would also end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(HISTORY_TABLE);
    const pending = await pendingMigrations(client);
    for (const migration of pending) await apply(client, migration);
    await grantToApp(client, appRole);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/**
 * The migrations in the repository that the database lacks, oldest first.
 * @throws MigrationFailed when the database holds an unknown, unfinished or changed one
 */
export async function pendingMigrations(client: pg.ClientBase): Promise<readonly Migration[]> {
  const known = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const migrations = await readMigrations();
  for (const row of known.rows) {
    const migration = migrations.find(({ name }) => name === row.migration_name);
    if (!migration)
      throw new MigrationFailed(
        `The database holds migration ${row.migration_name}, which this version of Docket doesn't know.`,
      );
    if (!row.finished_at)
      throw new MigrationFailed(`Migration ${row.migration_name} was begun by another tool and never finished.`);
    if (row.checksum !== migration.checksum)
      throw new MigrationFailed(`Migration ${row.migration_name} was changed after it had been applied.`);
  }
  return migrations.filter(({ name }) => !known.rows.some((row) => row.migration_name === name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const { message, position } = error as pg.DatabaseError;
    const line = position ? ` (line ${migration.sql.slice(0, Number(position)).split('\n').length})` : '';
    throw new MigrationFailed(`Migration ${migration.name} failed${line}: ${message}`, { cause: error });
  }
}

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
