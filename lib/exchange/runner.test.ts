import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { setTestSecrets } from '#test/database/secrets.ts';
import { repeat } from './repeat.ts';
import { type DueWork, runner } from './runner.ts';

/** Work with rows in memory: how many are due by connection, which were begun in which order, which are under way. */
function rows(due: Record<string, number>, settings: Partial<DueWork> = {}) {
  const begun: string[] = [];
  const underWay = new Map<string, number>();
  const most = { each: 0, all: 0 };
  const work: DueWork = {
    name: 'rows',
    everyMs: 5,
    atOnce: 1,
    atOnceInAll: 100,
    due: async () => Object.keys(due).filter((id) => (due[id] ?? 0) > 0),
    async workOne(id) {
      if ((due[id] ?? 0) === 0) return null;
      due[id] = (due[id] ?? 0) - 1;
      begun.push(id);
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
      most.each = Math.max(most.each, underWay.get(id) ?? 0);
      most.all = Math.max(
        most.all,
        [...underWay.values()].reduce((sum, one) => sum + one),
      );
      await sleep(2);
      underWay.set(id, (underWay.get(id) ?? 0) - 1);
      return 0;
    },
    ...settings,
  };
  return { work, begun, most, due };
}

// The log needs these settings; no database is used here.
process.env.DATABASE_URL ??= 'postgresql://nobody:none@127.0.0.1:1/none';
process.env.LOG_LEVEL ??= 'silent';
setTestSecrets();
const neverStops = new AbortController().signal;

async function runOnce(work: DueWork, stopping = neverStops): Promise<void> {
  const { startDue, idle } = runner(work, stopping);
  await startDue();
  await idle();
}

test('All due rows are worked on, at most `atOnce` at a time for a connection', async () => {
  const { work, begun, most } = rows({ a: 7, b: 2 }, { atOnce: 3 });
  await runOnce(work);
  expect(begun.toSorted().join('')).toBe('aaaaaaabb');
  expect(most.each).toBe(3);
});

test('Fewer workers than connections: each connection gets its turn after one row of another', async () => {
  const { work, begun, most } = rows({ a: 4, b: 4, c: 4, d: 1 }, { atOnceInAll: 1 });
  await runOnce(work);
  expect(begun.join('')).toBe('abcdabcabcabc');
  expect(most.all).toBe(1);
});

test('A connection has to wait: it is skipped until then, and the others go on', async () => {
  const one = rows({ a: 3, b: 3 });
  const { workOne } = one.work;
  const work = {
    ...one.work,
    workOne: async (id: string) => {
      const restMs = await workOne(id, neverStops);
      return id === 'a' ? 60 : restMs;
    },
  };
  const { startDue, idle } = runner(work, neverStops);
  await startDue();
  await idle();
  await startDue();
  await idle();
  expect(one.begun.toSorted().join('')).toBe('abbb');
  await sleep(70);
  await startDue();
  await idle();
  expect(one.begun.filter((id) => id === 'a')).toHaveLength(2);
});

test('Work fails: only that connection waits, longer each time, and no worker is lost', async () => {
  let tries = 0;
  const one = rows({ broken: 100, b: 2 });
  const { workOne } = one.work;
  const work: DueWork = {
    ...one.work,
    workOne: async (id) => {
      if (id !== 'broken') return workOne(id, neverStops);
      tries++;
      throw new Error('a bug');
    },
  };
  const { startDue, idle } = runner(work, neverStops);
  const began = performance.now();
  while (tries < 2) {
    await startDue();
    await idle();
    await sleep(10);
  }
  expect(performance.now() - began).toBeGreaterThanOrEqual(1_000);
  // It is left alone for 2,000 ms after the second failure.
  for (let looks = 0; looks < 5; looks++) await startDue();
  await idle();
  expect(tries).toBe(2);
  expect(one.begun.join('')).toBe('bb');
});

test('After stopping no row is begun, and rows under way are finished', async () => {
  const stopping = new AbortController();
  const { work, begun, due } = rows({ a: 50, b: 50 });
  const { startDue, idle } = runner(work, stopping.signal);
  await startDue();
  await sleep(10);
  stopping.abort();
  await idle();
  const ended = begun.length;
  await startDue();
  await idle();
  expect(begun).toHaveLength(ended);
  expect(ended).toBeLessThan(100);
  expect((due.a ?? 0) + (due.b ?? 0)).toBe(100 - ended);
});

test('Repeated work never runs twice at once, goes on after a failure, and ends with stopping', async () => {
  const stopping = new AbortController();
  const told: unknown[] = [];
  let running = 0;
  let runs = 0;
  const work = async () => {
    expect(++running).toBe(1);
    await sleep(3);
    running--;
    if (++runs === 2) throw new Error('once');
    if (runs === 4) stopping.abort();
  };
  await repeat(1, stopping.signal, work, (error) => told.push(error));
  expect(runs).toBe(4);
  expect(told).toHaveLength(1);
});
