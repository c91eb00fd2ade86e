import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Behaviour, type FaultServer, faultServer, json } from '#test/providers/fault-server.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { ProviderError } from '../provider-error.ts';
import type { HttpOptions } from './http.ts';
import { jsonOf } from './json.ts';
import type { ProviderRequest } from './request.ts';

const fast = {
  connectMs: 300,
  headersMs: 200,
  attemptMs: 500,
  patienceMs: 3_000,
  jsonBytes: 1_000,
  fileBytes: 2_000,
  retries: 3,
  backoffMs: 2,
  backoffCapMs: 5,
};

const okAfter =
  (failures: number, fail: Behaviour): Behaviour =>
  (answer, call) => {
    if (call.tries <= failures) fail(answer, call);
    else json(answer, { fine: true });
  };

const behaviours: Record<string, Behaviour> = {
  '/fine': (answer) => json(answer, { fine: true }),
  '/500': (answer) => answer.writeHead(500).end('boom, Maria Lindqvist'),
  '/flaky': okAfter(3, (answer) => answer.writeHead(503).end()),
  '/reset': (answer) => answer.destroy(),
  '/reset-once': okAfter(1, (answer) => answer.destroy()),
  '/stall': () => undefined,
  '/drip': (answer) => {
    answer.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => answer.write(' '), 30);
    answer.on('close', () => clearInterval(timer));
  },
  '/redirect': (answer) => answer.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/huge': (answer) => answer.end('x'.repeat(3_000)),
  '/huge-unannounced': (answer) => {
    answer.writeHead(200, { 'transfer-encoding': 'chunked' });
    answer.write('x'.repeat(900));
    answer.end('x'.repeat(3_000));
  },
  '/gzip': (answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"fine":true}')),
  '/slow-down': (answer) => answer.writeHead(429, { 'retry-after': '60' }).end(),
  '/slow-down-once': okAfter(1, (answer) => answer.writeHead(429, { 'retry-after': '0' }).end()),
  '/cut': (answer) => {
    answer.writeHead(200, { 'content-length': '500' });
    answer.write('{"half":');
    setTimeout(() => answer.destroy(), 20);
  },
};
for (const status of [400, 401, 403, 404, 409, 422])
  behaviours[`/${status}`] = (answer) => answer.writeHead(status).end('Maria Lindqvist');

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer(behaviours);
});
afterAll(() => server.close());

const http = (options: Partial<HttpOptions> = {}) => loopbackHttp({ limits: fast, ...options });
const call = (path: string, said: Partial<ProviderRequest> = {}): ProviderRequest => ({
  operation: 'test.call',
  safe: true,
  method: 'GET',
  url: `${server.url}${path}`,
  expect: 'json',
  ...said,
});
const failureOf = async (sent: Promise<unknown>): Promise<ProviderError> => {
  const outcome = await sent.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  );
  if (outcome instanceof ProviderError) return outcome;
  throw outcome;
};

describe('every fault of a vendor becomes one typed error', () => {
  const cases: [path: string, code: string, tries: number][] = [
    ['/500', 'unavailable', 4],
    ['/reset', 'unavailable', 4],
    ['/stall', 'timeout', 4],
    ['/drip', 'timeout', 4],
    ['/cut', 'unavailable', 4],
    ['/redirect', 'invalid_response', 1],
    ['/huge', 'invalid_response', 1],
    ['/huge-unannounced', 'invalid_response', 1],
    ['/gzip', 'invalid_response', 1],
    ['/slow-down', 'rate_limited', 1],
    ['/400', 'invalid_request', 1],
    ['/401', 'unauthorized', 1],
    ['/403', 'forbidden', 1],
    ['/404', 'not_found', 1],
    ['/409', 'conflict', 1],
    ['/422', 'invalid_request', 1],
  ];
  test.each(cases)('%s is %s after %i tries', async (path, code, tries) => {
    const before = server.triesOf(path);
    const failure = await failureOf(http().send(call(path)));
    expect(failure.code).toBe(code);
    expect(server.triesOf(path) - before).toBe(tries);
    expect(failure.message).not.toMatch(/Lindqvist|127\.0\.0\.1/);
  });
});

describe('what is sent again', () => {
  test('a read succeeds after three failures', async () => {
    const answer = await http().send(call('/flaky', { method: 'POST' }));
    expect(jsonOf('test', answer)).toEqual({ fine: true });
    expect(server.triesOf('/flaky')).toBe(4);
  });

  test.each(['/500', '/reset', '/stall', '/slow-down-once'])('a write is sent once: %s', async (path) => {
    const before = server.triesOf(path);
    const failure = await failureOf(http().send(call(path, { safe: false, method: 'POST' })));
    expect(server.triesOf(path) - before).toBe(1);
    expect(failure.retryable).toBe(failure.code === 'rate_limited');
  });

  test('a write is sent again while the connection can not be opened, because nothing was sent', async () => {
    const closed = await faultServer({});
    await closed.close();
    let tries = 0;
    const gate = {
      run: <T>(send: () => Promise<T>) => {
        tries++;
        return send();
      },
    };
    const failure = await failureOf(
      http({ gate }).send({ ...call('/'), url: closed.url, safe: false, method: 'POST' }),
    );
    expect([failure.code, failure.retryable, tries]).toEqual(['unavailable', true, 4]);
  });

  test('a vendor that always fails gets few retries (control: without the budget three for each call)', async () => {
    const one = http();
    const before = server.triesOf('/500');
    for (let calls = 0; calls < 60; calls++) await failureOf(one.send(call('/500')));
    expect(server.triesOf('/500') - before).toBeLessThanOrEqual(60 + 20 + 6);
  });
});

describe('time and the gate', () => {
  test('a Retry-After longer than the patience ends the call at once, with its length', async () => {
    const started = performance.now();
    const failure = await failureOf(http().send(call('/slow-down')));
    expect([failure.code, failure.status, failure.retryAfterMs, failure.retryable]).toEqual([
      'rate_limited',
      429,
      60_000,
      true,
    ]);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('all attempts together end with the patience', async () => {
    const started = performance.now();
    expect((await failureOf(http({ limits: { ...fast, patienceMs: 450 } }).send(call('/stall')))).code).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('a call that the gate refuses is not sent again', async () => {
    let knocks = 0;
    const gate = {
      run: () => {
        knocks++;
        return Promise.reject(new ProviderError('unavailable', 'the breaker is open', { retryable: true }));
      },
    };
    expect((await failureOf(http({ gate }).send(call('/fine')))).message).toBe('the breaker is open');
    expect([knocks, server.triesOf('/fine')]).toEqual([1, 0]);
  });

  test('garbage instead of HTTP', async () => {
    const garbage = createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.6\r\n\r\n'));
    await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
    const { port } = garbage.address() as { port: number };
    expect((await failureOf(http().send({ ...call('/'), url: `http://127.0.0.1:${port}/` }))).code).toBe(
      'invalid_response',
    );
    await new Promise((resolve) => garbage.close(resolve));
  });

  test('the head of an answer over the limit is passed on, so that its record can be named', async () => {
    let head = '';
    const onTooLarge = (bytes: Uint8Array) => {
      head = new TextDecoder().decode(bytes);
    };
    const failure = await failureOf(http().send(call('/huge', { onTooLarge })));
    expect(failure.reason).toBe('too_large');
    expect(head).toMatch(/^x{1000,3000}$/);
  });

  test('a key that would end its header is refused, and not repeated in the message', async () => {
    const failure = await failureOf(http().send(call('/fine', { headers: { authorization: 'secret\r\nx-evil: 1' } })));
    expect([failure.code, failure.message.includes('secret')]).toEqual(['refused', false]);
  });
});
