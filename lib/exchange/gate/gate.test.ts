import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addConnection } from '#lib/data/connections/connections.ts';
import { enterGate, gateState } from '#lib/data/connections/gate-state.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { connectionGate } from './gate.ts';
import { decideCall } from './rules.ts';

let database: TestDatabase;
const system = { kind: 'system', id: 'test' } as const;
const limits = { callsAtOnce: 4, callsPerSecond: 1_000, burst: 1_000 };
const down = () => Promise.reject(new ProviderError('unavailable', 'down', { retryable: true }));

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** The gate's module loaded again, with its own queue, cache and error class, as in another process. */
async function otherProcess() {
  vi.resetModules();
  const [{ connectionGate: gateOf }, errors] = await Promise.all([
    import('./gate.ts'),
    import('#lib/providers/provider-error.ts'),
  ]);
  return { gateOf, down: () => Promise.reject(new errors.ProviderError('unavailable', 'down', { retryable: true })) };
}

function anyConnection(label: string): Promise<string> {
  return addConnection(system, { provider: 'vult', label, mode: 'test', settings: { secret: 'canary-secret' } });
}

test('While the breaker is open, 1,000 page views make no call', async () => {
  const gate = connectionGate(await anyConnection('down'), limits, 'person');
  for (let index = 0; index < 5; index++) await expect(gate.run(down)).rejects.toThrow('down');
  let calls = 0;
  const views = Array.from({ length: 1_000 }, () => gate.run(async () => ++calls));
  const outcomes = await Promise.allSettled(views);
  expect(outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason.code === 'unavailable')).toBe(
    true,
  );
  expect(calls).toBe(0);
});

test('Control: the same views without a gate all reach the vendor', async () => {
  let calls = 0;
  const call = () => {
    calls++;
    return down();
  };
  await Promise.allSettled(Array.from({ length: 1_000 }, call));
  expect(calls).toBe(1_000);
});

test('Two processes keep one limit together', async () => {
  const id = await anyConnection('busy');
  const other = await otherProcess();
  const gates = [connectionGate(id, limits, 'person'), other.gateOf(id, limits, 'person')];
  let under = 0;
  let most = 0;
  const call = async () => {
    most = Math.max(most, ++under);
    await sleep(20);
    under--;
  };
  await Promise.all(Array.from({ length: 40 }, (_, index) => gates[index % 2]?.run(call)));
  expect(most).toBeLessThanOrEqual(4);
  expect(most).toBeGreaterThan(1);
  expect(await db().gateLease.count({ where: { connectionId: id } })).toBe(0);
});

test('Two processes keep one rate together', async () => {
  const id = await anyConnection('slow');
  const slow = { callsAtOnce: 4, callsPerSecond: 20, burst: 2 };
  const other = await otherProcess();
  const gates = [connectionGate(id, slow, 'person'), other.gateOf(id, slow, 'person')];
  const started = performance.now();
  await Promise.all(Array.from({ length: 12 }, (_, index) => gates[index % 2]?.run(async () => undefined)));
  // Two together, ten more at 20 a second.
  expect(performance.now() - started).toBeGreaterThanOrEqual(480);
});

test('A process that was killed in a call frees its place when the lease lapses', async () => {
  const id = await anyConnection('killed');
  const enter = () =>
    enterGate(id, (gate, calls, now) => ({ ...decideCall(gate, calls, now, { ...limits, callsAtOnce: 1 }, 'person') }));
  const first = await enter();
  expect(first.verdict.kind).toBe('go');
  expect((await enter()).verdict.kind).toBe('slots_full');
  await db().gateLease.update({ where: { id: first.leaseId ?? '' }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect((await enter()).verdict.kind).toBe('go');
});

test('Whoever sees the breaker open in one process sees it in the other', async () => {
  const id = await anyConnection('shared');
  const other = await otherProcess();
  const [here, there] = [connectionGate(id, limits, 'person'), other.gateOf(id, limits, 'worker')];
  for (let index = 0; index < 3; index++) await expect(here.run(down)).rejects.toThrow('down');
  for (let index = 0; index < 2; index++) await expect(there.run(other.down)).rejects.toThrow('down');
  expect((await gateState(id)).openedAt).not.toBeNull();
  for (const gate of [here, there])
    await expect(gate.run(async () => 'called')).rejects.toMatchObject({ code: 'unavailable' });
});

test('Settings do not stand in the clear', async () => {
  const rows = await db().connection.findMany({ select: { settings: true } });
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('canary-secret');
});
