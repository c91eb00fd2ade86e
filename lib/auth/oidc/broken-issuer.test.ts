import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBrowser } from '#test/oidc/browser.ts';
import { type ScriptedDesk, scriptedDesk } from '#test/oidc/scripted-desk.ts';
import { hang, type Script } from '#test/oidc/scripted-issuer.ts';
import { fetchJson } from './fetch-json.ts';

let desk: ScriptedDesk;

beforeAll(async () => {
  desk = await scriptedDesk();
});

afterAll(() => desk.close());

const discovery = '/.well-known/openid-configuration';

/** One byte every half a second: a limit on idle time alone never ends it. */
async function drip(response: ServerResponse): Promise<void> {
  const beat = setInterval(() => response.write(' '), 500);
  await new Promise((resolve) => response.once('close', resolve));
  clearInterval(beat);
}

function tooLarge(response: ServerResponse): void {
  response.end(JSON.stringify({ id_token: 'x'.repeat(2_000_000) }));
}

function elsewhere(response: ServerResponse): void {
  response.writeHead(307, { Location: `${desk.issuer.url}/keys` }).end();
}

it.each<[string, (script: Script) => void]>([
  ['is down', (script) => (script.instead[discovery] = (response) => void response.destroy())],
  ['fails', (script) => (script.instead[discovery] = (response) => void response.writeHead(503).end())],
  ['answers no JSON', (script) => (script.instead[discovery] = (response) => void response.end('<html>'))],
  ['redirects', (script) => (script.instead[discovery] = elsewhere)],
  ['describes another issuer', (script) => (script.describe = (one) => ({ ...one, issuer: 'https://other.example' }))],
  [
    'wants the code without encryption',
    (script) => (script.describe = (one) => ({ ...one, token_endpoint: 'http://login.example/token' })),
  ],
  [
    'has its keys without encryption',
    (script) => (script.describe = (one) => ({ ...one, jwks_uri: 'http://login.example/keys' })),
  ],
])('When the issuer %s: the sign-in does not begin, and says so', async (_what, change) => {
  change(await desk.reset('nobody'));
  expect(await aBrowser(desk.url).begin()).toEqual({ problem: 'unreachable' });
});

it.each<[string, Script['instead'][string]]>([
  ['never answers', hang],
  ['answers one byte at a time', drip],
])('When the issuer %s at the token: the sign-in ends after five seconds, without a session', async (what, instead) => {
  const subject = `slow-${what.length}`;
  (await desk.reset(subject)).instead['/token'] = instead;
  const began = performance.now();
  expect((await desk.signIn()).to).toBe('/sign-in?problem=unreachable&from=%2Fqueue');
  expect(performance.now() - began).toBeLessThan(12_000);
  expect(await desk.count(subject)).toEqual({ sessions: 0, members: 0 });
});

it('An answer of 2 MB is not read whole; control: without a limit it is', async () => {
  (await desk.reset('large')).instead['/token'] = tooLarge;
  expect((await desk.signIn()).to).toContain('problem=unreachable');
  await expect(fetchJson(`${desk.issuer.url}/token`, 'token')).rejects.toThrow(/too large/);
  expect((await (await fetch(`${desk.issuer.url}/token`)).text()).length).toBeGreaterThan(2_000_000);
});

it.each(['http://login.example/x', 'ftp://localhost/x', 'https://user:secret@login.example/x', 'nowhere'])(
  'An address such as %s is not called',
  async (address) => {
    await expect(fetchJson(address, 'discovery')).rejects.toThrow(/unsafe address/);
  },
);
