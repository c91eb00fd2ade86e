import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { begunSteps, rangeOf } from '#lib/review/metrics/range.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { healthIn } from './health.ts';
import { pruneSamples, sampleConnections } from './samples.ts';

let database: TestDatabase;
let owner: pg.Client;
let connection: string;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  connection = await aConnection();
});

beforeEach(async () => {
  for (const table of ['connection_sample', 'gate', 'call_tally']) await owner.query(`DELETE FROM ${table}`);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

/** What Docket knew of the connection at a moment; it is then sampled. */
async function at(now: string, gate: { answered?: string; opened?: string; calls?: number; failures?: number }) {
  await owner.query(
    `INSERT INTO gate (connection_id, last_answer_at, opened_at) VALUES ($1, $2, $3)
     ON CONFLICT (connection_id) DO UPDATE SET last_answer_at = $2, opened_at = $3`,
    [connection, gate.answered ?? null, gate.opened ?? null],
  );
  if (gate.calls !== undefined)
    await owner.query('INSERT INTO call_tally (connection_id, minute, calls, failures) VALUES ($1, $2, $3, $4)', [
      connection,
      now,
      gate.calls,
      gate.failures ?? 0,
    ]);
  await sampleConnections(new Date(now));
}

async function hours(day: string) {
  const range = rangeOf({ from: day, to: day }, 'UTC', new Date('2026-11-27T12:00:00Z'));
  const [found] = await healthIn(begunSteps(range), [connection]);
  return found?.steps ?? [];
}

test('A sample keeps the worst of its quarter hour: longest lag, open breaker; calls are counted once', async () => {
  await at('2026-11-20T10:01:00Z', { answered: '2026-11-20T10:00:30Z', calls: 10 });
  await at('2026-11-20T10:06:00Z', {
    answered: '2026-11-20T10:01:00Z',
    opened: '2026-11-20T10:02:00Z',
    calls: 5,
    failures: 5,
  });
  await at('2026-11-20T10:14:00Z', { answered: '2026-11-20T10:13:50Z', calls: 5 });
  expect(await db().connectionSample.findMany()).toMatchObject([
    { at: new Date('2026-11-20T10:00:00Z'), lagSeconds: 300, calls: 20, failures: 5, breaker: 'open' },
  ]);
});

test('An hour: the longest lag of its quarters, all their calls, its quarters with an open breaker', async () => {
  await at('2026-11-20T10:00:00Z', { answered: '2026-11-20T09:59:00Z', calls: 10, failures: 1 });
  await at('2026-11-20T10:20:00Z', {
    answered: '2026-11-20T10:00:00Z',
    opened: '2026-11-20T10:10:00Z',
    calls: 2,
    failures: 2,
  });
  await at('2026-11-20T11:00:00Z', { answered: '2026-11-20T10:59:59Z', calls: 7 });
  const steps = await hours('2026-11-20');
  expect(steps.slice(9, 13)).toEqual([
    null,
    { lagSeconds: 1_200, calls: 12, failures: 3, downMinutes: 15 },
    { lagSeconds: 1, calls: 7, failures: 0, downMinutes: 0 },
    null,
  ]);
  expect(steps).toHaveLength(24);
});

test('A connection that never answered has no lag, and hours that have not begun are left out', async () => {
  await at('2026-11-27T08:00:00Z', {});
  const steps = await hours('2026-11-27');
  expect(steps[8]).toEqual({ lagSeconds: null, calls: 0, failures: 0, downMinutes: 0 });
  expect(steps).toHaveLength(12);
});

test('A connection that is not active is not sampled, and samples older than four years are deleted', async () => {
  await at('2022-01-01T08:00:00Z', {});
  await owner.query(`UPDATE connection SET status = 'paused', paused_because = 'admin' WHERE id = $1`, [connection]);
  await at('2026-11-27T08:00:00Z', {});
  await pruneSamples(new Date('2026-11-27T09:00:00Z'));
  expect(await db().connectionSample.count()).toBe(0);
  await owner.query(`UPDATE connection SET status = 'active', paused_because = NULL WHERE id = $1`, [connection]);
});
