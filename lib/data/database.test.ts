import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#prisma/test-database.ts';
import { closeDatabase, isConnectionLost, isDatabaseThere, pool, transaction } from './database.ts';

let database: TestDatabase;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);

beforeAll(async () => {
  database = await testDatabase();
  process.on('uncaughtException', note);
});
afterAll(async () => {
  process.off('uncaughtException', note);
  await closeDatabase();
  await database.close();
});

test('A lost connection is told from an error about what was asked', async () => {
  const asked = await pool()
    .query('SELECT 1 / 0')
    .catch((error: unknown) => error);
  expect(isConnectionLost(asked)).toBe(false);
  const client = await pool().connect();
  try {
    const lost = client.query('SELECT pg_sleep(5)').catch((error: unknown) => error);
    await endConnections();
    expect(isConnectionLost(await lost)).toBe(true);
    expect(isConnectionLost(await client.query('SELECT 1').catch((error: unknown) => error))).toBe(true);
  } finally {
    client.release(true);
  }
  const nowhere = new pg.Pool({ connectionString: 'postgresql://a:b@127.0.0.1:1/d' });
  expect(isConnectionLost(await nowhere.query('SELECT 1').catch((error: unknown) => error))).toBe(true);
});

/** What a restart of PostgreSQL does to every connection but the one that asks. */
async function endConnections(): Promise<void> {
  await pool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE pid <> pg_backend_pid() AND datname = current_database() AND usename = current_user`,
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
}

test('A connection lost between two statements of a transaction fails that transaction and nothing else', async () => {
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    await endConnections();
    await expect(client.query('COMMIT')).rejects.toThrow();
  } finally {
    client.release(true);
  }
  await expect(
    transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      await endConnections();
      await tx.$queryRaw`SELECT 1`;
    }),
  ).rejects.toThrow();
  expect(await isDatabaseThere()).toBe(true);
  expect(unhandled).toEqual([]);
});
