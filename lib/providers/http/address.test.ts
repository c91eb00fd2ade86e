import type { LookupAddress } from 'node:dns';
import { Agent, type Dispatcher, request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canaryServer } from '#test/journeys/canary-server.ts';
import { loopbackLiterals, otherForbiddenHosts } from '#test/providers/address-corpus.ts';
import { loopbackHttp, openGate } from '#test/providers/loopback-http.ts';
import { ConnectionNotOpened, ForbiddenAddress, guardedAgent, isPublicAddress } from './address.ts';
import { providerHttp } from './http.ts';

/**
 * docs/security.md, bar 19: a guard in the lookup hook alone never sees an IP literal. A server on loopback counts
 * connections; the control is that naive guard, which has to let literals through.
 */
let canary: Awaited<ReturnType<typeof canaryServer>>;
beforeAll(async () => {
  canary = await canaryServer();
});
afterAll(() => canary.close());

const resolvesTo: Record<string, LookupAddress[]> = {
  'rebound.test': [
    { address: '93.184.216.34', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ],
  'private.test': [{ address: '127.0.0.1', family: 4 }],
};

const http = providerHttp({
  gate: openGate,
  patience: 'person',
  allowLoopback: false,
  limits: { connectMs: 300, retries: 0 },
});

test.each([...loopbackLiterals, ...otherForbiddenHosts])('no connection to %s', async (host) => {
  const before = canary.touched();
  for (const scheme of ['http', 'https']) {
    const sent = http.send({
      operation: 'test',
      safe: true,
      method: 'GET',
      url: `${scheme}://${host}:${canary.port}/`,
      expect: 'json',
    });
    await expect(sent).rejects.toMatchObject({ name: 'ProviderError' });
  }
  expect(canary.touched()).toBe(before);
});

test('control: a guard in the lookup hook alone lets literals through', async () => {
  const naive = new Agent({ connect: { lookup: (_name, _options, answer) => answer(new Error('guarded'), '', 0) } });
  const before = canary.touched();
  for (const host of loopbackLiterals.slice(0, 5))
    await request(`http://${host}:${canary.port}/`, { dispatcher: naive }).then(({ body }) => body.dump());
  expect(canary.touched() - before).toBeGreaterThan(0);
  await naive.close();
});

test.each(Object.keys(resolvesTo))(
  'a name that leads to loopback is refused, also when loopback itself is allowed: %s',
  async (name) => {
    for (const allowLoopback of [false, true]) {
      const before = canary.touched();
      const failure = await connected(
        guardedAgent({
          allowLoopback,
          connectMs: 300,
          resolve: (asked, answer) => answer(null, resolvesTo[asked] ?? []),
        }),
        name,
      );
      expect(failure).toBeInstanceOf(ConnectionNotOpened);
      expect((failure as ConnectionNotOpened).failure).toBeInstanceOf(ForbiddenAddress);
      expect(canary.touched()).toBe(before);
    }
  },
);

test('loopback is allowed only on request, by literal or as localhost', async () => {
  const before = canary.touched();
  for (const host of ['127.0.0.1', 'localhost']) {
    const url = `http://${host}:${canary.port}/`;
    const allowed = loopbackHttp();
    expect((await allowed.send({ operation: 'test', safe: true, method: 'GET', url, expect: 'json' })).status).toBe(
      200,
    );
  }
  expect(canary.touched() - before).toBe(2);
});

test('public addresses are public', () => {
  expect(
    ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '8.8.8.8', '::ffff:8.8.8.8'].map(isPublicAddress),
  ).toEqual([true, true, true, true]);
});

async function connected(dispatcher: Dispatcher, name: string): Promise<unknown> {
  return request(`https://${name}:${canary.port}/`, { dispatcher }).catch((error: unknown) => error);
}
