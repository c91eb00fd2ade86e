import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { ConnectionNotOpened, guardedAgent } from '#lib/providers/http/address.ts';
import { setTestSecrets } from '#test/database/secrets.ts';
import { type EndpointReceiver, endpointReceiver } from '#test/exchange/endpoint-receiver.ts';
import { canaryServer } from '#test/journeys/canary-server.ts';
import { loopbackLiterals, otherForbiddenHosts } from '#test/providers/address-corpus.ts';
import { mustBeCallable } from './address.ts';
import { post } from './post.ts';

/**
 * docs/security.md, bar 19, for outgoing webhooks. A server on loopback counts connections; the control is a plain
 * fetch, which has to reach it.
 */
let canary: Awaited<ReturnType<typeof canaryServer>>;
let receiver: EndpointReceiver;

beforeAll(async () => {
  process.env.DATABASE_URL ??= 'postgresql://docket:docket@127.0.0.1:1/docket';
  setTestSecrets();
  canary = await canaryServer();
  receiver = await endpointReceiver();
});
afterEach(() => receiver.answering(() => ({ status: 204 })));
afterAll(() => Promise.all([canary.close(), receiver.close()]));

/** The operator allows one more origin. */
function allow(origin: string): void {
  process.env.PRIVATE_ENDPOINTS = `${process.env.PRIVATE_ENDPOINTS},${origin}`;
  forgetEnv();
}

describe('An address that is not public', () => {
  test.each([...loopbackLiterals, ...otherForbiddenHosts])('%s: refused, and not connected to', async (host) => {
    const before = canary.touched();
    for (const scheme of ['http', 'https']) {
      const url = `${scheme}://${host}:${canary.port}/`;
      if (!URL.canParse(url)) continue;
      expect(await post(url, {}, '{}', { allMs: 3_000 })).toMatchObject({ status: null });
    }
    expect(canary.touched()).toBe(before);
  });

  test('Control: a plain fetch reaches it', async () => {
    const before = canary.touched();
    await fetch(`http://127.0.0.1:${canary.port}/`, { method: 'POST', body: '{}' }).then((answer) => answer.text());
    expect(canary.touched()).toBeGreaterThan(before);
  });

  test.each([
    ['http://127.0.0.1:9/', 'the machine Docket runs on'],
    ['http://ledger.example/', 'https only'],
    ['https://10.0.0.5/', 'not a public address'],
    ['https://169.254.169.254/latest', 'not a public address'],
    ['https://user:pass@ledger.example/', 'a user name or a password'],
  ])('%s in the form: refused with a sentence', (url, sentence) => {
    expect(() => mustBeCallable(url)).toThrow(sentence);
  });

  test('The operator names an origin: it may be called, the next port may not', () => {
    expect(() => mustBeCallable(receiver.url)).not.toThrow();
    expect(() => mustBeCallable(`http://127.0.0.1:${canary.port}/`)).toThrow();
  });

  test('An origin that the operator names leads to a link-local address: refused', async () => {
    const resolve = (_name: string, answer: (error: null, found: LookupAddress[]) => void) =>
      answer(null, [{ address: '169.254.169.254', family: 4 }]);
    const agent = guardedAgent({ allowLoopback: false, allowPrivate: true, connectMs: 300, resolve });
    const sent = request('http://ledger.internal/', { dispatcher: agent });
    await expect(sent).rejects.toBeInstanceOf(ConnectionNotOpened);
    await agent.close();
  });
});

describe('An answer', () => {
  test.each([
    ['200', 200, null],
    ['a redirect is not followed', 302, 'redirect'],
    ['404', 404, 'answered'],
    ['500', 500, 'answered'],
  ])('%s', async (_title, status, code) => {
    receiver.answering(() => ({ status, headers: { location: `http://127.0.0.1:${canary.port}/` } }));
    const before = canary.touched();
    expect(await post(receiver.url, {}, '{}')).toMatchObject({ status, code });
    expect(canary.touched()).toBe(before);
  });

  test('Never comes: given up in time', async () => {
    receiver.answering(() => null);
    expect(await post(receiver.url, {}, '{}', { allMs: 200 })).toMatchObject({ status: null, code: 'timeout' });
  });

  test('That does not end: its status counts, and the connection is closed after a few kilobytes', async () => {
    let sent = 0;
    const endless = createServer((_request, response) => {
      const chunk = Buffer.alloc(16_384);
      const write = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', write);
      write();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
    allow(origin);
    expect(await post(origin, {}, '{}')).toMatchObject({ status: 200, code: null });
    await new Promise((resolve) => endless.close(resolve));
    // What the kernel took on both sides before the connection was closed.
    expect(sent).toBeLessThan(20_000_000);
  });

  test('Asks to wait: the time is told', async () => {
    receiver.answering(() => ({ status: 503, headers: { 'retry-after': '120' } }));
    expect(await post(receiver.url, {}, '{}')).toMatchObject({ retryAfterMs: 120_000 });
  });

  test('Nobody listens: no connection', async () => {
    allow('http://127.0.0.1:9');
    expect(await post('http://127.0.0.1:9/', {}, '{}')).toMatchObject({ status: null, code: 'unavailable' });
  });
});
