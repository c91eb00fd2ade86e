import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readAllpass, readB2Core } from '#test/sandbox/client.ts';
import { control } from '#test/sandbox/control.ts';
import { type Sandbox, startSandbox } from '../server.ts';
import type { FaultKind } from './faults.ts';

let sandbox: Sandbox;
let one: string;
beforeAll(async () => {
  sandbox = await startSandbox({ host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21', people: 30 });
  one = (await control(sandbox.url, '/people?vendor=allpass')).people[0].id;
});
afterEach(() => control(sandbox.url, '/reset', {}));
afterAll(() => sandbox.close());

const setFault = (kind: FaultKind, more: object = {}) =>
  control(sandbox.url, '/faults', { vendor: 'allpass', kind, ...more });
const read = () => readAllpass(sandbox.url, `/applicant/${one}/status`);
const move = () => readAllpass(sandbox.url, `/applicant/${one}/moveToFlow`, { flowId: '12' });
const applied = async () => (await control(sandbox.url, '/log')).applied.allpass?.moveToFlow?.[one] ?? 0;
const isSilent = (answer: Promise<unknown>) =>
  Promise.race([answer.then(() => false), new Promise((resolve) => setTimeout(resolve, 150, true))]);

it('503, html, redirect: the answer is a 503, HTML, or a redirect to the cloud metadata address', async () => {
  await setFault('503');
  expect((await read()).status).toBe(503);
  await setFault('html');
  expect((await read()).headers.get('content-type')).toBe('text/html');
  await setFault('redirect');
  const redirect = await fetch(`${sandbox.url}/allpass/api/public/applicant/${one}/status`, { redirect: 'manual' });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([
    301,
    'http://169.254.169.254/latest/meta-data/',
  ]);
});

it('truncated, wrong_types: the answer is cut in half, or has the same names with values of other types', async () => {
  const right = await (await read()).json();
  await setFault('truncated');
  const half = await (await read()).text();
  expect(half.length).toBeGreaterThan(20);
  expect(() => JSON.parse(half)).toThrow(SyntaxError);
  await setFault('wrong_types');
  const other = await (await read()).json();
  expect(Object.keys(other.data)).toEqual(Object.keys(right.data));
  expect(other.data).toEqual({ id: one.length, status: right.data.status.length });
});

it('other_applicant: the answer is about another applicant; the id may be in path, query or body', async () => {
  await setFault('other_applicant');
  const { data } = await (await read()).json();
  expect(data.id).not.toBe(one);
  expect(data).toHaveProperty('status');
  const { id } = (await control(sandbox.url, '/people?vendor=b2core')).people[0];
  await control(sandbox.url, '/faults', { vendor: 'b2core', kind: 'other_applicant' });
  const grants = await (await readB2Core(sandbox.url, `/verifications?filter[clientId]=${id}`)).json();
  expect(grants.data[0].clientId).not.toBe(Number(id));
});

it.each(['huge_500', 'gzip_bomb'] as const)(
  '%s: the answer does not end, and stops when the caller disconnects',
  async (kind) => {
    await setFault(kind);
    let size = 0;
    for await (const piece of (await read()).body ?? []) {
      size += piece.length;
      if (size > 80_000_000) break;
    }
    expect(size).toBeGreaterThan(80_000_000);
    expect(process.memoryUsage().external).toBeLessThan(300_000_000);
    await control(sandbox.url, '/faults', { vendor: 'allpass', kind: null });
    expect((await read()).status).toBe(200);
  },
);

it('drip, stall, hang: one byte a second; the first bytes and then nothing; nothing at all', async () => {
  await setFault('drip');
  const body = (await read()).body?.getReader();
  expect((await body?.read())?.value).toHaveLength(1);
  await body?.cancel();
  await setFault('stall');
  const stalled = await read();
  expect([stalled.status, await isSilent(stalled.text())]).toEqual([200, true]);
  await setFault('hang');
  expect(await isSilent(read())).toBe(true);
});

it('hang, hang_after_apply, late_apply, 500: the operation is applied or not, independent of the answer', async () => {
  await setFault('hang', { path: 'moveToFlow' });
  expect(await isSilent(move())).toBe(true);
  expect(await applied()).toBe(0);
  await setFault('hang_after_apply', { path: 'moveToFlow' });
  expect(await isSilent(move())).toBe(true);
  expect(await applied()).toBe(1);
  await setFault('late_apply', { path: 'moveToFlow', ms: 40 });
  await expect(move()).rejects.toThrow();
  expect(await applied()).toBe(1);
  await expect.poll(applied).toBe(2);
  await setFault('500', { path: 'moveToFlow' });
  expect((await move()).status).toBe(500);
  expect(await applied()).toBe(2);
});

it('times: 2: the fault ends after two faulty answers; an unknown fault is refused', async () => {
  await setFault('500', { times: 2, every: 2 });
  const statuses: number[] = [];
  for (let call = 0; call < 6; call += 1) statuses.push((await read()).status);
  expect(statuses).toEqual([500, 200, 500, 200, 200, 200]);
  expect((await control(sandbox.url, '/faults')).faults).toEqual([]);
  await expect(control(sandbox.url, '/faults', { vendor: 'allpass', kind: 'unknown' })).rejects.toThrow(
    'kind is one of',
  );
  await expect(control(sandbox.url, '/faults', { vendor: 'allpass', kind: '500', times: 0 })).rejects.toThrow('times');
});
