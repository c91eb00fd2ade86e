import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, isDatabaseReachable, pool, transaction } from './database.ts';

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

/** What a restart of PostgreSQL does: ends every connection but this one. */
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
  expect(await isDatabaseReachable()).toBe(true);
  expect(unhandled).toEqual([]);
});
