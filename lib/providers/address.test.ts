import type { LookupAddress } from 'node:dns';
import { type AddressInfo, createServer } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConnectionNotOpened, ForbiddenAddress, guardedAgent, isPublicAddress } from './address.ts';
import { providerHttp } from './http.ts';

/**
 * SECURITY finding 7: a guard in the lookup hook alone never sees an IP literal. The canary listens on loopback and counts;
 * the control below is that naive guard, and it must be caught letting literals through.
 */
let touched = 0;
const canary = createServer((socket) => {
  touched++;
  socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => {
  canary.close();
});

const loopbackLiterals = [
  '127.0.0.1',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '127.1',
  '0',
  '[::ffff:127.0.0.1]',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
];
const otherPlaces = [
  ...[
    'localhost',
    'localhost.',
    'LOCALHOST',
    'metadata.test',
    '[::1]',
    '[::]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
  ],
  ...[
    '169.254.169.254',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
  ],
  ...[
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '0.0.0.0',
    '0x7f000001',
    '017700000001',
    '127.255.255.254',
    '0x0a000001',
    '3232235777',
    '167772161',
  ],
  ...[
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[fec0::1]',
    '[2002:7f00:1::]',
    '[2001:db8::1]',
    '[2001::1]',
    '[100::1]',
    '[5f00::1]',
  ],
  ...[
    '[::ffff:a9fe:a9fe]',
    '[::ffff:10.0.0.1]',
    '[0:0:0:0:0:ffff:7f00:1]',
    '[::ffff:0:127.0.0.1]',
    '[4000::1]',
    '[64:ff9b::a9fe:a9fe]',
    '[3fff::1]',
  ],
  ...['user:pass@127.0.0.1', 'vendor.example@127.0.0.1', '127.0.0.1%2f@vendor.example', '①②⑦.0.0.1', '127.0.0.1:80@127.0.0.1'],
];
const resolvesTo: Record<string, LookupAddress[]> = {
  'rebound.test': [
    { address: '93.184.216.34', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ],
  'private.test': [{ address: '127.0.0.1', family: 4 }],
};

const http = providerHttp({
  gate: { run: (call) => call() },
  patience: 'person',
  allowLoopback: false,
  limits: { connectMs: 300, retries: 0 },
});

test.each([...loopbackLiterals, ...otherPlaces])('no connection to %s', async (host) => {
  const before = touched;
  for (const scheme of ['http', 'https']) {
    const sent = http.send({ operation: 'test', safe: true, method: 'GET', url: `${scheme}://${host}:${port}/`, expect: 'json' });
    await expect(sent).rejects.toMatchObject({ name: 'ProviderError' });
  }
  expect(touched).toBe(before);
});

test('control: a guard in the lookup hook alone lets literals through to the canary', async () => {
  const naive = new Agent({ connect: { lookup: (_name, _options, answer) => answer(new Error('guarded'), '', 0) } });
  const before = touched;
  for (const host of loopbackLiterals.slice(0, 5))
    await request(`http://${host}:${port}/`, { dispatcher: naive }).then(({ body }) => body.dump());
  expect(touched - before).toBeGreaterThan(0);
  await naive.close();
});

test.each(Object.keys(resolvesTo))('a name that leads to loopback is refused, also when loopback itself is allowed: %s', async (name) => {
  for (const allowLoopback of [false, true]) {
    const before = touched;
    const failure = await connected(
      guardedAgent({ allowLoopback, connectMs: 300, resolve: (asked, answer) => answer(null, resolvesTo[asked] ?? []) }),
      name,
    );
    expect(failure).toBeInstanceOf(ConnectionNotOpened);
    expect((failure as ConnectionNotOpened).failure).toBeInstanceOf(ForbiddenAddress);
    expect(touched).toBe(before);
  }
});

test('loopback is allowed only on request, by literal or as localhost', async () => {
  const before = touched;
  for (const host of ['127.0.0.1', 'localhost']) {
    const url = `http://${host}:${port}/`;
    const allowed = providerHttp({ gate: { run: (call) => call() }, patience: 'person', allowLoopback: true });
    expect((await allowed.send({ operation: 'test', safe: true, method: 'GET', url, expect: 'json' })).status).toBe(200);
  }
  expect(touched - before).toBe(2);
});

test('public addresses are public', () => {
  expect(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '8.8.8.8', '::ffff:8.8.8.8'].map(isPublicAddress)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

async function connected(dispatcher: Dispatcher, name: string): Promise<unknown> {
  return request(`https://${name}:${port}/`, { dispatcher }).catch((error: unknown) => error);
}
