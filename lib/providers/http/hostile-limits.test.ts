import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FaultServer, faultServer, json } from '#test/providers/fault-server.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import type { ProviderError } from '../provider-error.ts';
import { standardLimits } from './limits.ts';
import type { ProviderRequest } from './request.ts';
import { retryBudget } from './retry-budget.ts';

/** docs/security.md, bar 16: the limits in figures, and how often and when calls are retried. */
let server: FaultServer;
const arrivals: number[] = [];

beforeAll(async () => {
  server = await faultServer({
    '/ill': (answer) => {
      arrivals.push(performance.now());
      answer.writeHead(503).end();
    },
    '/in-a-second': (answer, { tries }) =>
      tries === 1 ? answer.writeHead(503, { 'retry-after': '1' }).end() : json(answer, {}),
    '/by-date': (answer, { tries }) => {
      const at = new Date(Date.now() + 2_000).toUTCString();
      return tries === 1 ? answer.writeHead(429, { 'retry-after': at }).end() : json(answer, {});
    },
    '/nonsense-date': (answer, { tries }) =>
      tries === 1 ? answer.writeHead(503, { 'retry-after': 'soon' }).end() : json(answer, {}),
    '/no-head': () => undefined,
    '/no-end': (answer) => answer.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    '/json': (answer) => answer.end(`"${'x'.repeat(14_999_998)}"`),
    '/json-and-one': (answer) => answer.end(`"${'x'.repeat(14_999_999)}"`),
    '/file': (answer) => answer.end(Buffer.alloc(20_000_000)),
    '/file-and-one': (answer) => answer.end(Buffer.alloc(20_000_001)),
  });
});
afterAll(() => server.close());

const call = (path: string, said: Partial<ProviderRequest> = {}): ProviderRequest => ({
  operation: 'test',
  safe: true,
  method: 'GET',
  url: server.url + path,
  expect: 'json',
  ...said,
});
const http = loopbackHttp;
const timed = async (sent: Promise<unknown>) => {
  const began = performance.now();
  const outcome: unknown = await sent.catch((error: unknown) => error);
  return { outcome: outcome as ProviderError, seconds: (performance.now() - began) / 1_000 };
};

test('The figures are those of bar 16', () => {
  expect(standardLimits).toMatchObject({ connectMs: 2_000, headersMs: 5_000, attemptMs: 15_000, retries: 3 });
  expect(standardLimits).toMatchObject({ jsonBytes: 15_000_000, fileBytes: 20_000_000 });
});

describe.concurrent('One attempt, by the limits of production', () => {
  test('the headers of an answer take over 5 s: timeout', { timeout: 30_000 }, async () => {
    const { outcome, seconds } = await timed(http({ limits: { retries: 0 } }).send(call('/no-head')));
    expect(outcome).toMatchObject({ code: 'timeout' });
    expect(seconds).toBeGreaterThan(4.5);
    expect(seconds).toBeLessThan(8);
  });

  test('an attempt takes over 15 s: timeout', { timeout: 40_000 }, async () => {
    const { outcome, seconds } = await timed(http({ limits: { retries: 0 } }).send(call('/no-end')));
    expect(outcome).toMatchObject({ code: 'timeout' });
    expect(seconds).toBeGreaterThan(14.5);
    expect(seconds).toBeLessThan(19);
  });

  test('connecting takes over 2 s: timeout', { timeout: 30_000 }, async () => {
    const { port, close } = await silentTls();
    const { outcome, seconds } = await timed(
      http({ limits: { retries: 0 } }).send({ ...call('/'), url: `https://127.0.0.1:${port}/` }),
    );
    expect(outcome).toMatchObject({ code: 'timeout', retryable: true });
    expect(seconds).toBeGreaterThan(1.8);
    expect(seconds).toBeLessThan(5);
    await close();
  });

  test('15 MB of JSON and 20 MB of a file are read; one byte more is refused', { timeout: 60_000 }, async () => {
    const read = async (path: string, expected: 'json' | 'file') =>
      (await http().send(call(path, { expect: expected }))).bytes.byteLength;
    expect(await read('/json', 'json')).toBe(15_000_000);
    expect(await read('/file', 'file')).toBe(20_000_000);
    await expect(read('/json-and-one', 'json')).rejects.toMatchObject({ reason: 'too_large' });
    await expect(read('/file-and-one', 'file')).rejects.toMatchObject({ reason: 'too_large' });
  });
});

describe('Trying again', () => {
  test.each([
    ['/in-a-second', 0.95],
    ['/by-date', 0.95],
    ['/nonsense-date', 0],
  ])('%s: not before the vendor said', async (path, least) => {
    const { outcome, seconds } = await timed(http().send(call(path)));
    expect(outcome).toMatchObject({ status: 200 });
    expect(seconds).toBeGreaterThanOrEqual(least);
    expect(server.triesOf(path)).toBe(2);
  });

  test('at most three retries, each after a random wait below a bound that doubles', { timeout: 60_000 }, async () => {
    const waits: number[][] = [[], [], []];
    for (let round = 0; round < 12; round++) {
      arrivals.length = 0;
      await timed(http({ limits: { backoffMs: 40 } }).send(call('/ill')));
      expect(arrivals).toHaveLength(4);
      for (const [at, wait] of waits.entries()) wait.push((arrivals[at + 1] ?? 0) - (arrivals[at] ?? 0));
    }
    // Full jitter starts at 0; a wait with partial jitter would have a lower bound.
    for (const [at, wait] of waits.entries()) {
      const bound = 40 * 2 ** (at + 1);
      expect(Math.min(...wait), `wait ${at + 1}`).toBeLessThan(bound / 2);
      expect(new Set(wait.map((ms) => Math.round(ms))).size).toBeGreaterThan(3);
    }
  });

  test('retries are a tenth of the calls in the long run (control: three for each)', () => {
    const budget = retryBudget();
    const calls = 10_000;
    let retries = 0;
    let naive = 0;
    for (let at = 0; at < calls; at++) {
      budget.called();
      for (let again = 0; again < 3; again++) {
        naive++;
        if (budget.spend()) retries++;
      }
    }
    expect(retries).toBeLessThanOrEqual(calls * 0.1 + 20);
    expect(retries).toBeGreaterThan(calls * 0.09);
    expect(naive).toBe(calls * 3);
  });
});

/** Accepts TCP connections and never answers the TLS handshake. */
async function silentTls(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets: Socket[] = [];
  const silent: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined).resume();
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => silent.close(() => resolve()));
  };
  return { port: (silent.address() as { port: number }).port, close };
}
