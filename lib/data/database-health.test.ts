import { once } from 'node:events';
import { createServer, connect as open, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { env, forgetEnv } from '#lib/env.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, isDatabaseReachable, pool } from './database.ts';

let database: TestDatabase;
let road: Road;

beforeEach(async () => {
  database = await testDatabase();
  road = await roadTo(database.url);
  process.env.DATABASE_URL = road.url;
  forgetEnv();
});

afterEach(async () => {
  await road.close();
  await closeDatabase();
  await database.close();
});

test('Every connection of the pool is taken: the database is there, the pool itself gives no answer', async () => {
  const taken = await Promise.all(Array.from({ length: env().DATABASE_POOL }, () => pool().connect()));
  const throughThePool = pool()
    .query('SELECT 1')
    .then(
      () => 'answered',
      () => 'no connection',
    );
  expect(await within(1_000, isDatabaseReachable())).toBe(true);
  expect(await within(1_000, throughThePool)).toBe('no answer in time');
  for (const client of taken) client.release();
  expect(await throughThePool).not.toBe('no answer in time');
});

test('A database stops answering: within two seconds it counts as away, and as there once it answers', async () => {
  expect(await isDatabaseReachable()).toBe(true);
  road.state = 'silent';
  await answersAreOld();
  expect(await within(2_000, isDatabaseReachable()), 'the open connection is silent').toBe(false);
  await answersAreOld();
  expect(await within(2_000, isDatabaseReachable()), 'a new connection is silent').toBe(false);
  road.state = 'open';
  await answersAreOld();
  expect(await isDatabaseReachable()).toBe(true);
});

test('A database that is shut down is not there, and the process lives on', async () => {
  expect(await isDatabaseReachable()).toBe(true);
  road.state = 'closed';
  await answersAreOld();
  expect(await within(2_000, isDatabaseReachable())).toBe(false);
});

test('A hundred questions at once are one connection and one question', async () => {
  expect(await Promise.all(Array.from({ length: 100 }, () => isDatabaseReachable()))).toEqual(Array(100).fill(true));
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(
    `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND usename = 'docket_app'`,
  );
  await owner.end();
  expect(rows).toHaveLength(1);
  expect(road.connections).toBe(1);
});

/** The way to the database, which can go silent or be closed without the database noticing. */
type Road = { url: string; state: 'open' | 'silent' | 'closed'; connections: number; close: () => Promise<void> };

async function roadTo(databaseUrl: string): Promise<Road> {
  const { hostname, port } = new URL(databaseUrl);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    if (way.state === 'closed') return near.destroy();
    way.connections += 1;
    const far = open(Number(port), hostname);
    const pairs: [Socket, Socket][] = [
      [near, far],
      [far, near],
    ];
    for (const [from, to] of pairs) {
      ends.add(from);
      from.on('data', (bytes) => way.state === 'open' && to.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as { port: number }).port);
  let state: Road['state'] = 'open';
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  const way: Road = {
    url: url.toString(),
    get state() {
      return state;
    },
    set state(next) {
      state = next;
      if (next === 'closed') cut();
    },
    connections: 0,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return way;
}

/** An answer holds for a second. */
async function answersAreOld(): Promise<void> {
  await pause(1_050);
}

function within<T>(ms: number, work: Promise<T>): Promise<T | 'no answer in time'> {
  return Promise.race([work, pause(ms, 'no answer in time' as const)]);
}
