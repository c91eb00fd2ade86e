import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Behaviour, type FaultServer, faultServer, json } from '#test/providers/fault-server.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { ProviderError } from '../provider-error.ts';
import { answerFailure } from './failure.ts';
import type { Gate } from './http.ts';
import { jsonOf } from './json.ts';
import type { ProviderRequest } from './request.ts';

/** A vendor that always answers 200 and puts the failure into the body. */
const says =
  (...codes: number[]): Behaviour =>
  (answer, { tries }) =>
    json(answer, { code: codes[Math.min(tries, codes.length) - 1] });
const page =
  (text: string): Behaviour =>
  (answer) =>
    answer.writeHead(200, { 'content-type': 'text/html' }).end(text);
const behaviours = {
  '/ill': says(503),
  '/ill-for-a-moment': says(503, 500, 200),
  '/no': says(404),
  '/slow-down': says(429),
  '/write': says(503),
  '/page': page('<!doctype html><title>Sign in</title>'),
  '/page-after-blanks': page('\uFEFF\n  <html>Maria Lindqvist</html>'),
};

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer(behaviours);
});
afterAll(() => server.close());

/** Sends one call; `seen` holds what the gate, and so the breaker, saw of each attempt. */
async function sent(path: keyof typeof behaviours, said: Partial<ProviderRequest> = {}) {
  const seen: unknown[] = [];
  const gate: Gate = {
    async run(call) {
      const outcome = await call().catch((error: unknown) => {
        seen.push(error instanceof ProviderError ? error.code : error);
        throw error;
      });
      seen.push('fine');
      return outcome;
    },
  };
  const http = loopbackHttp({ gate, limits: { backoffMs: 1, backoffCapMs: 2 } });
  const request: ProviderRequest = {
    operation: 'test',
    safe: true,
    method: 'GET',
    url: server.url + path,
    expect: 'json',
    ...said,
  };
  const judge: ProviderRequest['judge'] = (answer) =>
    answerFailure(request, (jsonOf('test', answer) as { code: number }).code, answer.headers);
  const outcome: unknown = await http.send({ judge, ...request }).catch((error: unknown) => error);
  return { seen, outcome };
}

describe('a failure inside a 200 counts as the HTTP status its body names', () => {
  test.each<[path: keyof typeof behaviours, seen: string[], code: string]>([
    ['/ill', Array(4).fill('unavailable'), 'unavailable'],
    ['/no', ['not_found'], 'not_found'],
    ['/slow-down', Array(4).fill('rate_limited'), 'rate_limited'],
  ])('%s', async (path, seen, code) => {
    const { seen: told, outcome } = await sent(path);
    expect(told).toEqual(seen);
    expect(outcome).toMatchObject({ name: 'ProviderError', code });
  });

  test.each(['/page', '/page-after-blanks'] as const)(
    '%s in place of JSON counts as an unwell vendor and is not retried',
    async (path) => {
      const { seen, outcome } = await sent(path);
      expect(seen).toEqual(['invalid_response']);
      expect(outcome).toMatchObject({ code: 'invalid_response', reason: undefined });
      expect(String(outcome)).not.toContain('Lindqvist');
    },
  );

  test('where a file is expected, a web page is a file', async () => {
    expect((await sent('/page', { expect: 'file', judge: () => null })).seen).toEqual(['fine']);
  });

  test('a read succeeds once the body reports success', async () => {
    expect((await sent('/ill-for-a-moment')).seen).toEqual(['unavailable', 'unavailable', 'fine']);
  });

  test('a write is sent once', async () => {
    const { seen, outcome } = await sent('/write', { safe: false, method: 'POST' });
    expect([seen, server.triesOf('/write')]).toEqual([['unavailable'], 1]);
    expect(outcome).toMatchObject({ retryable: false });
  });

  test('control: without `judge` the breaker counts a success', async () => {
    expect((await sent('/ill', { judge: () => null })).seen).toEqual(['fine']);
  });
});
