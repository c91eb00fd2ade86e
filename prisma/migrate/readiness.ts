import pg from 'pg';
import { pendingMigrations } from './apply.ts';

/** The database can't be used by Docket. The message is one sentence that says why and what to do. */
export class DatabaseNotReady extends Error {
  override readonly name = 'DatabaseNotReady';
}

const OLDEST_MAJOR = 15;

/** Connects to `url`; `variable` names it in the message. @throws DatabaseNotReady */
export async function connect(url: string, variable: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'docket-start',
  });
  // A broken connection fails the statement under way. Without a listener it would also end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host, port } = client;
    throw new DatabaseNotReady(`The database of ${variable} at ${host}:${port} can't be reached: ${reason(error)}.`, {
      cause: error,
    });
  }
}

/**
 * Checks what migrations need: PostgreSQL ≥ 15, UTF8 (otherwise Chinese and Arabic names have no trigrams), pg_trgm.
 * @throws DatabaseNotReady
 */
export async function checkServer(client: pg.Client): Promise<void> {
  const found = await client.query<{ version: number; encoding: string; trigrams: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version, pg_encoding_to_char(encoding) AS encoding,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS trigrams
     FROM pg_database WHERE datname = current_database()`,
  );
  const { version, encoding, trigrams } = found.rows[0] ?? { version: 0, encoding: 'unknown', trigrams: false };
  const major = Math.floor(version / 10_000);
  if (major < OLDEST_MAJOR)
    throw new DatabaseNotReady(`The database is PostgreSQL ${major}, and Docket needs ${OLDEST_MAJOR} or newer.`);
  if (encoding !== 'UTF8')
    throw new DatabaseNotReady(`The database is encoded as ${encoding}; create it anew with ENCODING 'UTF8'.`);
  if (!trigrams)
    throw new DatabaseNotReady(
      `The database server lacks the extension pg_trgm; install PostgreSQL's contrib package.`,
    );
}

/**
 * Checks that the app role owns nothing, so that it can't remove what protects the record, and that all migrations are
 * applied.
 * @throws DatabaseNotReady
 */
export async function checkAppRole(client: pg.Client): Promise<void> {
  const found = await client.query<{
    name: string;
    superuser: boolean;
    owned: number;
    history: boolean;
    trigrams: boolean;
  }>(
    `SELECT rolname AS name, rolsuper AS superuser,
       (SELECT count(*)::int FROM pg_class WHERE pg_has_role(relowner, 'USAGE') AND relkind IN ('r', 'p')
         AND relnamespace = 'public'::regnamespace) AS owned,
       to_regclass('public._prisma_migrations') IS NOT NULL AS history,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS trigrams
     FROM pg_roles WHERE rolname = current_user`,
  );
  const role = found.rows[0];
  if (!role) throw new DatabaseNotReady('The role of DATABASE_URL is unknown to its own server.');
  if (role.superuser)
    throw new DatabaseNotReady(
      `The role ${role.name} of DATABASE_URL is a superuser; give Docket a role that owns nothing.`,
    );
  if (role.owned > 0)
    throw new DatabaseNotReady(
      `The role ${role.name} of DATABASE_URL owns tables; use one that owns nothing, ` +
        'and the owner in DATABASE_MIGRATE_URL.',
    );
  const pending = role.history ? (await pendingMigrations(client)).map(({ name }) => name) : ['all of them'];
  if (pending.length > 0) {
    throw new DatabaseNotReady(
      `The database lacks migrations (${pending.join(', ')}); ` +
        "run npm run migrate with the owner's address in DATABASE_MIGRATE_URL.",
    );
  }
  if (!role.trigrams)
    throw new DatabaseNotReady('The database lacks the extension pg_trgm; run CREATE EXTENSION pg_trgm in it.');
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
