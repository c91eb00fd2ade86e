import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { setTestSecrets } from '#test/database/secrets.ts';
import { browserCookie } from './browser-token.ts';
import { authOptions, sessionCookie } from './options.ts';

beforeEach(() => {
  setTestSecrets();
  process.env.DATABASE_URL ??= 'postgresql://app:app@127.0.0.1:1/none';
});

afterEach(() => {
  delete process.env.PUBLIC_URL;
  forgetEnv();
});

function under(address: string) {
  process.env.PUBLIC_URL = address;
  forgetEnv();
  return authOptions().cookies ?? {};
}

/** They come back with a link on the issuer's page, with which the browser sends no Strict ones. */
const ofIssuer = ['state', 'nonce', 'pkceCodeVerifier', 'callbackUrl'];

describe('The cookies of a session', () => {
  const strict = { httpOnly: true, sameSite: 'strict', path: '/' };
  const lax = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 600 };

  it('on https: tied to the host, HttpOnly and SameSite=Strict; those of the issuer Lax, for ten minutes', () => {
    const cookies = Object.entries(under('https://desk.company.example'));
    expect(cookies.map(([name]) => name).sort()).toEqual([...ofIssuer, 'csrfToken', 'sessionToken'].sort());
    for (const [name, cookie] of cookies) {
      expect(cookie?.name).toMatch(/^__Host-/);
      expect(cookie?.options).toEqual({ ...(ofIssuer.includes(name) ? lax : strict), secure: true });
    }
  });

  it('on loopback without https: the same without the __Host- prefix, which browsers refuse there', () => {
    for (const [name, cookie] of Object.entries(under('http://127.0.0.1:3000'))) {
      expect(cookie?.name).not.toMatch(/^__/);
      expect(cookie?.options).toEqual({ ...(ofIssuer.includes(name) ? lax : strict), secure: false });
    }
    expect(sessionCookie()).toEqual({ name: 'docket.session', isSecure: false });
  });

  it('and that of a known browser: the same, for 180 days', () => {
    under('https://desk.company.example');
    const options = { httpOnly: true, sameSite: 'strict', path: '/', secure: true, maxAge: 180 * 86_400 };
    expect(browserCookie()).toEqual({ name: '__Host-docket.browser', options });
    under('http://127.0.0.1:3000');
    expect(browserCookie()).toEqual({ name: 'docket.browser', options: { ...options, secure: false } });
  });

  it('hold the id of a session and no personal data', async () => {
    under('https://desk.company.example');
    const { jwt, session } = authOptions().callbacks ?? {};
    const token = { sid: 'an id', name: 'Ilse', email: 'ilse@docket.test', picture: 'x', sub: 'y' };
    expect(await jwt?.({ token, user: undefined as never, account: null })).toEqual({ sid: 'an id' });
    const shown = { expires: 'then', user: { name: 'Ilse', email: 'ilse@docket.test' } };
    expect(await session?.({ session: shown, token } as never)).toEqual({ expires: 'then' });
  });
});
