import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '#lib/env.ts';
import { PrismaClient } from './generated/client.ts';

/** How long one statement, one wait for a lock, one idle transaction may last: a stuck query must not hold the desk. */
const limits = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 20_000,
  connectionTimeoutMillis: 2_000,
};

type Database = { pool: pg.Pool; prisma: PrismaClient };

/** What runs inside one transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

// Next bundles pages, actions and routes apart; one process still wants one pool.
const shared = globalThis as typeof globalThis & { docketDatabase?: Database };

/** The database outside a transaction. For reading, and for writing what needs no ledger row. */
export function db(): PrismaClient {
  return database().prisma;
}

/** The connection pool beneath, for libraries that speak to PostgreSQL themselves. */
export function pool(): pg.Pool {
  return database().pool;
}

/** Runs `work` in one transaction: all of it stands or none. Nothing in it may go over the network. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 2_000, timeout: 15_000 });
}

/** Whether the database answers now. */
export async function isDatabaseThere(): Promise<boolean> {
  return pool()
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    );
}

/** Whether an error says only that the database is away: refused, restarted, broken off in the middle. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const isLost = /^(08\w{3}|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001)$/.test(code);
  return (
    isLost ||
    /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when/.test(error.message)
  );
}

/** Closes the pool. For commands and tests; a server keeps it until its process ends. */
export async function closeDatabase(): Promise<void> {
  const open = shared.docketDatabase;
  shared.docketDatabase = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

function database(): Database {
  shared.docketDatabase ??= openDatabase();
  return shared.docketDatabase;
}

function openDatabase(): Database {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL, ...limits });
  // Without a listener a connection that the server closes (a restart) would end this process: the first is for idle
  // connections, the second for one that waits between two statements. The next statement fails, and tells.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}
