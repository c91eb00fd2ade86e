import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '#lib/env.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { type ReadLines, readLines } from './reading/read-lines.ts';

/**
 * Milliseconds for one statement, one wait for a lock, one idle transaction, one connect. A stuck query must
 * not block the desk.
 */
const limits = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 20_000,
  connectionTimeoutMillis: 2_000,
};

/** The health check has a connection of its own: with the pool's it would wait behind everyone's work. */
const probeLimits = { max: 1, connectionTimeoutMillis: 1_000, query_timeout: 1_000 };

/** How long the health check says the same again, in milliseconds. */
const answerHoldsMs = 1_000;

type Probe = { pool: pg.Pool; answer: Promise<boolean>; holdsUntil: number };

/** Connections for small reads: one is enough until many members read at once. */
const readConnections = { count: 2, sharedBy: 16 };

/** Connections for searches, of which one may take long. */
const searchConnections = { count: 4, sharedBy: 1 };

type Database = { pool: pg.Pool; prisma: PrismaClient; lines: ReadLines; searches: ReadLines; probe: Probe };
type Saves = { isAnySaved: boolean };

/** What runs inside one transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

// Next bundles pages, actions and routes separately; globalThis gives them one pool per process.
const shared = globalThis as typeof globalThis & {
  docketDatabase?: Database;
  docketSaves?: AsyncLocalStorage<Saves>;
  docketOwnSaves?: number;
};

/**
 * It is unknown whether a change was saved: the connection broke between COMMIT and its answer, or the work failed
 * after part of it was saved. `cause` is the original error.
 */
export class SaveUnknown extends Error {
  override readonly name = 'SaveUnknown';

  constructor(cause: unknown) {
    super('it is not known whether this was saved', { cause });
  }
}

/** The database outside a transaction: for reads, and for writes without a ledger row. */
export function db(): PrismaClient {
  return database().prisma;
}

/** The connection pool, for plain SQL and for libraries that talk to PostgreSQL themselves. */
export function pool(): pg.Pool {
  return database().pool;
}

/**
 * Runs `work` in one transaction, which is saved as a whole or not at all. `work` makes no network call.
 * @throws SaveUnknown when COMMIT was sent and its result is unknown; any error of `work`, and then nothing is saved
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let isCommitting = false;
  const workAndCommit = async (tx: Tx) => {
    const result = await work(tx);
    isCommitting = true;
    return result;
  };
  try {
    const result = await db().$transaction(workAndCommit, { maxWait: 2_000, timeout: 15_000 });
    noteSaved();
    return result;
  } catch (error) {
    throw isCommitting && !wasRolledBack(error) ? new SaveUnknown(error) : error;
  }
}

/**
 * Runs one statement that changes something, as a transaction of its own: one round trip, so that its locks are short.
 * @throws SaveUnknown when it was sent and its result is unknown; any other error, and then nothing is saved
 */
export async function statement<Row extends object>(sql: Prisma.Sql): Promise<Row[]> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<Row>(sql);
    noteSaved();
    client.release();
    return rows;
  } catch (error) {
    const isRolledBack = error instanceof pg.DatabaseError && error.severity === 'ERROR';
    client.release(!isRolledBack);
    throw isRolledBack ? error : new SaveUnknown(error);
  }
}

/**
 * Reads rows by plain SQL: what is read with every request costs a third of what it does through Prisma. Columns come
 * by their names in the database, int8 as text.
 * @param name of a statement whose text never changes under it, that reads few rows by an index: PostgreSQL plans it
 * once for each connection, and it shares a connection with others (reading/read-lines.ts)
 */
export async function select<Row extends object>({ text, values }: Prisma.Sql, name?: string): Promise<Row[]> {
  if (name !== undefined) return database().lines.read<Row>({ name, text, values });
  const { rows } = await pool().query<Row>({ text, values });
  return rows;
}

/**
 * Searches as {@link select} reads, by a statement that may read much: over connections of their own, so that no small
 * read waits behind it.
 */
export async function search<Row extends object>(sql: Prisma.Sql, name?: string): Promise<Row[]> {
  if (name === undefined) return select(sql);
  return database().searches.read<Row>({ name, text: sql.text, values: sql.values });
}

/**
 * Runs the work of one request, which may hold several transactions.
 * @throws SaveUnknown in place of an error thrown after one of them was saved; a Refusal is passed on unchanged
 */
export function watchingSaves<T>(work: () => Promise<T>): Promise<T> {
  const watched: Saves = { isAnySaved: false };
  return saves().run(watched, () =>
    work().catch((error: unknown) => {
      const isAnswer = error instanceof Refusal || error instanceof SaveUnknown;
      throw watched.isAnySaved && !isAnswer ? new SaveUnknown(error) : error;
    }),
  );
}

/** Runs read-only `work` on the database as it is at one moment, for up to 6 hours. */
export function snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const reading = async (tx: Tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    return work(tx);
  };
  const hours = 3_600_000;
  return db().$transaction(reading, { isolationLevel: 'RepeatableRead', maxWait: 2_000, timeout: 6 * hours });
}

/**
 * Whether the database answers, as of a second ago at most. Says so within two seconds, however busy the pool is: one
 * to connect and one to ask. Many callers at once ask one question.
 */
export async function isDatabaseReachable(): Promise<boolean> {
  const { probe } = database();
  if (performance.now() < probe.holdsUntil) return probe.answer;
  probe.holdsUntil = Number.POSITIVE_INFINITY;
  probe.answer = probe.pool
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    )
    .finally(() => {
      probe.holdsUntil = performance.now() + answerHoldsMs;
    });
  return probe.answer;
}

/** Closes the pool. For commands and tests; a server keeps it until the process ends. */
export async function closeDatabase(): Promise<void> {
  const open = shared.docketDatabase;
  shared.docketDatabase = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
  await open?.lines.close();
  await open?.searches.close();
  await open?.probe.pool.end();
}

/**
 * Known only where PostgreSQL reports why it did not commit: SQLSTATE class 23 (constraint), 40 (conflict) or P0 (one
 * of our triggers); or where Prisma did not send COMMIT because the transaction took too long (P2028).
 */
function wasRolledBack(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'P2028') return true;
  const { cause } = error;
  const code = typeof cause === 'object' && cause !== null && 'originalCode' in cause ? String(cause.originalCode) : '';
  return /^(?:23|40|P0)/.test(code);
}

/** How many transactions this process has saved: the same number means that it changed nothing in between. */
export function ownSaves(): number {
  return shared.docketOwnSaves ?? 0;
}

function noteSaved(): void {
  shared.docketOwnSaves = ownSaves() + 1;
  const watched = saves().getStore();
  if (watched) watched.isAnySaved = true;
}

function saves(): AsyncLocalStorage<Saves> {
  shared.docketSaves ??= new AsyncLocalStorage();
  return shared.docketSaves;
}

function database(): Database {
  shared.docketDatabase ??= openDatabase();
  return shared.docketDatabase;
}

function openDatabase(): Database {
  const pool = openPool({ max: env().DATABASE_POOL, ...limits });
  const probe = { pool: openPool(probeLimits), answer: Promise.resolve(false), holdsUntil: 0 };
  const lines = readLines(settingsOf(limits), readConnections);
  const searches = readLines(settingsOf(limits), searchConnections);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), lines, searches, probe };
}

function openPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settingsOf(settings));
  // Without a listener a connection that the server closes (a restart) would end this process: the first is for idle
  // connections, the second for one that waits between two statements. The next statement fails, and tells.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function settingsOf<Settings extends pg.ClientConfig>(settings: Settings): Settings & pg.ClientConfig {
  return { connectionString: env().DATABASE_URL, ...settings };
}
