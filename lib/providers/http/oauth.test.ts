import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type FaultServer, faultServer, json } from '#test/providers/fault-server.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { clientCredentials } from './oauth.ts';

type Account = { server: FaultServer; tokens: () => number };

/** A vendor that grants one token for each request and accepts only the newest. */
async function account(
  isTaken: (token: string, granted: number) => boolean = () => true,
  life: object = { expires_in: 600 },
): Promise<Account> {
  let granted = 0;
  const server = await faultServer({
    '/token': (answer, { body }) => {
      const form = new URLSearchParams(body);
      if (form.get('client_secret') === 'wrong') return json(answer, { error: 'invalid_client' }, 400);
      granted++;
      return setTimeout(() => json(answer, { access_token: `token-${granted}`, ...life, token_type: 'Bearer' }), 20);
    },
    '/read': (answer, { request }) => {
      const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
      return isTaken(token, granted) ? json(answer, { token }) : answer.writeHead(401).end();
    },
  });
  return { server, tokens: () => granted };
}

const http = loopbackHttp();

function source(server: FaultServer, now = () => new Date(), clientSecret: string = randomUUID()) {
  return clientCredentials(http, now, { tokenUrl: `${server.url}/token`, clientId: 'desk', clientSecret });
}
const read = (server: FaultServer, token: ReturnType<typeof source>, safe = true) =>
  http.send({ operation: 'read', safe, method: 'POST', url: `${server.url}/read`, expect: 'json', token });

test('twenty calls at once fetch one token, and later calls use it until a minute before it expires', async () => {
  const { server, tokens } = await account();
  let at = Date.now();
  const token = source(server, () => new Date(at));
  await Promise.all(Array.from({ length: 20 }, () => read(server, token)));
  at += 530_000;
  await read(server, token);
  expect(tokens()).toBe(1);
  at += 15_000;
  await read(server, token);
  expect(tokens()).toBe(2);
  await server.close();
});

test.each([true, false])('a rejected token is renewed once and the call sent once more (safe: %s)', async (safe) => {
  const { server, tokens } = await account((token) => token !== 'token-1');
  expect((await read(server, source(server), safe)).status).toBe(200);
  expect([tokens(), server.triesOf('/read')]).toEqual([2, 2]);
  await server.close();
});

test.each([
  { expires_in: 0 },
  { expires_in: null },
  { expires_in: '' },
  { expires_in: 'never' },
  { expires_in: -1 },
  {},
])('a token whose life is given as %j is used for four minutes, and then renewed', async (life) => {
  const { server, tokens } = await account(undefined, life);
  let at = Date.now();
  const token = source(server, () => new Date(at));
  expect((await read(server, token)).status).toBe(200);
  at += 239_000;
  await read(server, token);
  expect(tokens()).toBe(1);
  at += 2_000;
  await read(server, token);
  expect(tokens()).toBe(2);
  await server.close();
});

test('a vendor that rejects every token is called twice and no more', async () => {
  const { server, tokens } = await account(() => false);
  await expect(read(server, source(server))).rejects.toMatchObject({ code: 'unauthorized', retryable: false });
  expect([tokens(), server.triesOf('/read')]).toEqual([2, 2]);
  await server.close();
});

test('wrong credentials are unauthorized, also where the vendor answers 400, and are not in the message', async () => {
  const { server } = await account();
  const failure: unknown = await read(server, source(server, undefined, 'wrong')).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'unauthorized', status: 400 });
  expect(String(failure)).not.toContain('wrong');
  expect(server.triesOf('/read')).toBe(0);
  await server.close();
});
