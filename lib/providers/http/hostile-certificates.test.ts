import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type Certified, certificateAuthority, selfSigned } from '#test/providers/hostile-certificates.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { ProviderError } from '../provider-error.ts';

/**
 * docs/security.md, bar 15: a vendor with a bad certificate gets neither a request line nor a key. The servers listen
 * on loopback and record everything they receive.
 */
const now = Date.now();
const days = (many: number) => new Date(now + many * 86_400_000);
const valid = { names: ['localhost', '127.0.0.1'], from: days(-30), until: days(30) };
const authority = certificateAuthority('Believed', new Date(now));
const stranger = certificateAuthority('Unknown', new Date(now));

// This process trusts the test's authority as it would trust a public one.
const trusted = getCACertificates('default');
setDefaultCACertificates([...trusted, authority.cert]);
afterAll(() => setDefaultCACertificates(trusted));

const running: Server[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A vendor with this certificate; `heard` is every line and header it received. */
async function vendorWith(certified: Certified): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer({ ...certified, keepAlive: false }, (request, answer) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"fine":true}');
  });
  server.on('secureConnection', (socket) => socket.on('data', (bytes: Buffer) => heard.push(bytes.toString('latin1'))));
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, heard };
}

function send(url: string, safe: boolean): Promise<unknown> {
  const http = loopbackHttp({ limits: { backoffMs: 1, backoffCapMs: 2 } });
  const token = { current: async () => 'secret-token', renewed: async () => 'secret-token' };
  const sent = http.send({
    operation: 'test',
    safe,
    method: 'POST',
    url,
    expect: 'json',
    body: 'Maria Lindqvist',
    token,
  });
  return sent.then(
    ({ status }) => status,
    (error: unknown) => error,
  );
}

const wrong: [story: string, certified: () => Certified, host: string, code: string][] = [
  ['expired yesterday', () => authority.issue({ ...valid, until: days(-1) }), 'localhost', 'CERT_HAS_EXPIRED'],
  ['not valid before tomorrow', () => authority.issue({ ...valid, from: days(1) }), 'localhost', 'CERT_NOT_YET_VALID'],
  [
    'for another name',
    () => authority.issue({ ...valid, names: ['vendor.example'] }),
    'localhost',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  [
    'for the name and not the address',
    () => authority.issue({ ...valid, names: ['localhost'] }),
    '127.0.0.1',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  ['signed by itself', () => selfSigned(valid), 'localhost', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['signed by an unknown authority', () => stranger.issue(valid), 'localhost', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
];

test.each(wrong)('a certificate %s: refused, and nothing was sent', async (_story, certified, host, code) => {
  const { port, heard } = await vendorWith(certified());
  for (const safe of [true, false]) {
    const failure = await send(`https://${host}:${port}/applicants`, safe);
    expect(failure).toBeInstanceOf(ProviderError);
    expect(failure).toMatchObject({ code: 'unavailable', message: `test: no connection could be opened (${code})` });
  }
  expect(heard).toEqual([]);
});

test('a certificate in order: the same call arrives, with its key', async () => {
  const { port, heard } = await vendorWith(authority.issue(valid));
  expect(await send(`https://localhost:${port}/applicants`, true)).toBe(200);
  expect(heard.join()).toContain('secret-token');
});

test('control: a client that trusts any certificate sends its key to any server', async () => {
  const { port, heard } = await vendorWith(selfSigned(valid));
  const { Agent, request } = await import('undici');
  const naive = new Agent({ connect: { rejectUnauthorized: false } });
  const { body } = await request(`https://localhost:${port}/`, {
    dispatcher: naive,
    headers: { authorization: 'Bearer secret-token' },
  });
  await body.dump();
  await naive.close();
  expect(heard.join()).toContain('secret-token');
});
