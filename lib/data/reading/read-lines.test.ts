import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { type ReadLines, readLines } from './read-lines.ts';

let database: TestDatabase;
let watcher: pg.Client;
let lines: ReadLines;

beforeAll(async () => {
  database = await testDatabase();
  watcher = new pg.Client({ connectionString: database.url });
  await watcher.connect();
});
afterAll(async () => {
  await watcher.end();
  await database.close();
});

beforeEach(() => {
  const settings = { connectionString: database.url, application_name: 'small-reads', statement_timeout: 500 };
  lines = readLines(settings, { count: 2, sharedBy: 16 });
});
afterEach(() => lines.close());

const same = (number: number) =>
  lines.read<{ same: number }>({ name: 'same', text: 'SELECT $1::int AS same', values: [number] });
const divided = (by: number) => lines.read({ name: 'divided', text: 'SELECT 1 / $1::int AS part', values: [by] });
const slept = (seconds: number) => lines.read({ name: 'slept', text: 'SELECT pg_sleep($1)', values: [seconds] });

async function connections(): Promise<number> {
  const { rows } = await watcher.query(
    `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'small-reads'`,
  );
  return rows[0].count;
}

async function endConnections(): Promise<void> {
  await watcher.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'small-reads'`);
}

test('Few statements at once share one connection, and each gets its own rows', async () => {
  const found = await Promise.all(Array.from({ length: 16 }, (_, number) => same(number)));
  expect(found.map(([row]) => row?.same)).toEqual(Array.from({ length: 16 }, (_, number) => number));
  expect(await connections()).toBe(1);
});

test('Many at once take a second connection, and never a third', async () => {
  const found = await Promise.all(Array.from({ length: 200 }, (_, number) => same(number)));
  expect(found.map(([row]) => row?.same)).toEqual(Array.from({ length: 200 }, (_, number) => number));
  expect(await connections()).toBe(2);
});

test('A statement that fails, also when it is planned, fails alone', async () => {
  const unknown = lines.read({ name: 'unknown', text: 'SELECT nothing FROM nowhere', values: [] });
  const all = await Promise.allSettled([same(1), divided(0), same(2), unknown, divided(1), same(3)]);
  expect(all.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  await expect(divided(0)).rejects.toThrow('division by zero');
  expect(await divided(1)).toEqual([{ part: 1 }]);
});

test('Rows are the same as those of node-postgres, also where the columns are known from an earlier run', async () => {
  const text = `
    SELECT $1::text AS said, $2::text[] AS list, $3::timestamptz AS given, at, n.*, '{"a":[1]}'::jsonb AS json,
      decode('00ff', 'hex') AS bytes
    FROM (VALUES (7::int, 7::bigint, 1.5::numeric, true), (NULL, NULL, NULL, NULL)) n (int, big, exact, flag),
      unnest(ARRAY['2026-11-27 09:30:00.123456+00', '0044-03-15 00:00:00+00 BC', 'infinity', '12026-01-01 00:00:00+00',
        '1812-06-24 12:00:00+00']::timestamptz[]) at
    ORDER BY at, int`;
  const values = ['é', ['a "b" \\', 'c,d'], new Date(1_700_000_000_123)];
  const { rows } = await watcher.query(text, values);
  const read = () => lines.read({ name: 'kinds of columns', text, values });
  expect(await read()).toEqual(rows);
  expect(await read()).toEqual(rows);
});

test('A row that can’t be read fails its statement alone', async () => {
  await same(1);
  const reader = vi.spyOn(pg.types, 'getTypeParser').mockReturnValue(() => {
    throw new RangeError('unreadable');
  });
  const broken = lines.read({ name: 'one', text: 'SELECT 1 AS one', values: [] });
  const [failed, other] = await Promise.allSettled([broken, same(1)]);
  reader.mockRestore();
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'unreadable' } });
  expect(other).toEqual({ status: 'fulfilled', value: [{ same: 1 }] });
});

test('A value that can’t be sent fails its statement alone', async () => {
  const circle: object[] = [];
  circle.push(circle);
  const unsendable = lines.read({ name: 'same', text: 'SELECT $1::int AS same', values: [circle] });
  const [failed, ...others] = await Promise.allSettled([unsendable, same(1), same(2)]);
  expect([failed.status, ...others]).toEqual([
    'rejected',
    { status: 'fulfilled', value: [{ same: 1 }] },
    { status: 'fulfilled', value: [{ same: 2 }] },
  ]);
});

test('A statement over its time is ended, and what waits behind it is answered', async () => {
  const [late, behind] = await Promise.allSettled([slept(5), same(7)]);
  expect(late).toMatchObject({ status: 'rejected', reason: { code: '57014' } });
  expect(behind).toMatchObject({ status: 'fulfilled', value: [{ same: 7 }] });
});

test('A connection that ends: what waits for it is read over a new one', async () => {
  await same(1);
  const waiting = Promise.allSettled([slept(0.4), same(2)]);
  await endConnections();
  expect((await waiting).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(await same(3)).toEqual([{ same: 3 }]);
});

test('An idle connection that ends fails nothing', async () => {
  await same(1);
  await endConnections();
  await expect.poll(connections).toBe(0);
  expect(await same(2)).toEqual([{ same: 2 }]);
});

test('A database that can’t be reached fails each statement, and is asked again by the next', async () => {
  const away = readLines({ connectionString: 'postgres://docket@127.0.0.1:1/none' }, { count: 1, sharedBy: 16 });
  for (let time = 0; time < 2; time += 1)
    await expect(away.read({ name: 'one', text: 'SELECT 1', values: [] })).rejects.toThrow('ECONNREFUSED');
  await away.close();
});
