import { createSecretKey, type KeyObject } from 'node:crypto';
import { decodeJwt, type JWTPayload, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aBrowser } from '#test/oidc/browser.ts';
import { client } from '#test/oidc/real-issuer.ts';
import { type ScriptedDesk, scriptedDesk } from '#test/oidc/scripted-desk.ts';
import { type IssuerKeys, type Script, signed } from '#test/oidc/scripted-issuer.ts';
import type { Discovery } from './discovery.ts';
import { verifyIdToken } from './id-token.ts';

let desk: ScriptedDesk;

beforeAll(async () => {
  desk = await scriptedDesk();
});

afterAll(() => desk.close());

const past = () => Math.floor(Date.now() / 1000) - 3_600;
const pem = (key: KeyObject) => createSecretKey(Buffer.from(key.export({ type: 'spki', format: 'pem' })));
const rs256 = { algorithms: ['RS256'] };

/** A token as it should not be, and the naive check that takes it. */
type Forgery = { sign: Script['sign']; naive: (token: string, keys: IssuerKeys) => Promise<JWTPayload> | JWTPayload };

const withClaims =
  (more: Record<string, unknown>): Script['sign'] =>
  (claims, { rsa }) =>
    signed({ ...claims, ...more }, rsa, 'RS256', 'rsa');

const signatureAlone: Forgery['naive'] = async (token, { rsa }) =>
  (await jwtVerify(token, rsa.publicKey, { ...rs256, currentDate: new Date((past() - 60) * 1000) })).payload;

const forgeries: Record<string, Forgery> = {
  'with no signature (alg none)': {
    sign: (claims) => new UnsecuredJWT(claims).encode(),
    naive: (token) => UnsecuredJWT.decode(token).payload,
  },
  'signed with the public key as a secret (HS256)': {
    sign: (claims, { rsa }) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'rsa' }).sign(pem(rsa.publicKey)),
    naive: async (token, { rsa }) => (await jwtVerify(token, pem(rsa.publicKey))).payload,
  },
  'signed with the secret of the client (HS256)': {
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(client.secret)),
    naive: async (token) => (await jwtVerify(token, Buffer.from(client.secret))).payload,
  },
  'signed by another key under the name of one of the issuer': {
    sign: (claims, { stranger }) => signed(claims, stranger, 'RS256', 'rsa'),
    naive: (token) => decodeJwt(token),
  },
  'signed by a key that it brings along': {
    sign: (claims, { stranger }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'mine', jwk: stranger.publicKey.export({ format: 'jwk' }) })
        .sign(stranger.privateKey),
    naive: async (token, { stranger }) => (await jwtVerify(token, stranger.publicKey, rs256)).payload,
  },
  'of another issuer': { sign: withClaims({ iss: 'https://elsewhere.example' }), naive: (token) => decodeJwt(token) },
  'for another client': {
    sign: withClaims({ aud: 'another client' }),
    naive: async (token, { rsa }) => (await jwtVerify(token, rsa.publicKey, rs256)).payload,
  },
  'for two clients, given to the other': {
    sign: withClaims({ aud: [client.id, 'another client'], azp: 'another client' }),
    naive: async (token, { rsa }) => (await jwtVerify(token, rsa.publicKey, { ...rs256, audience: client.id })).payload,
  },
  'that has expired': { sign: withClaims({ iat: past() - 300, exp: past() }), naive: signatureAlone },
  'that was made an hour ago': {
    sign: withClaims({ iat: past() }),
    naive: async (token, { rsa }) => (await jwtVerify(token, rsa.publicKey, rs256)).payload,
  },
  'that never expires': {
    sign: withClaims({ exp: undefined }),
    naive: async (token, { rsa }) => (await jwtVerify(token, rsa.publicKey, rs256)).payload,
  },
  'of another sign-in (nonce)': {
    sign: withClaims({ nonce: 'of another sign-in' }),
    naive: async (token, { rsa }) => (await jwtVerify(token, rsa.publicKey, { ...rs256, audience: client.id })).payload,
  },
  'without a nonce': {
    sign: withClaims({ nonce: undefined }),
    naive: async (token, { rsa }) => (await jwtVerify(token, rsa.publicKey, { ...rs256, audience: client.id })).payload,
  },
};

describe('A token', () => {
  it.each(['RS256', 'ES256'] as const)('as it should be, signed with %s: taken', async (alg) => {
    const script = await desk.reset(`good-${alg.toLowerCase()}`);
    script.sign = (claims, { rsa, ec }) =>
      alg === 'RS256' ? signed(claims, rsa, alg, 'rsa') : signed(claims, ec, alg, 'ec');
    expect((await desk.signIn()).to).toBe('/queue');
    expect(await desk.count(`good-${alg.toLowerCase()}`)).toEqual({ sessions: 1, members: 1 });
  });

  it.each(Object.entries(forgeries))(
    '%s: refused, nothing is added; control: a naive check takes it',
    async (name, forgery) => {
      const subject = `forged-${name.replace(/\W+/g, '-')}`.slice(0, 60).toLowerCase();
      const script = await desk.reset(subject);
      let token = '';
      script.sign = async (claims, keys) => {
        token = await forgery.sign(claims, keys);
        return token;
      };
      expect((await desk.signIn()).to).toBe('/sign-in?problem=not_accepted&from=%2Fqueue');
      expect(await desk.count(subject)).toEqual({ sessions: 0, members: 0 });
      expect((await forgery.naive(token, desk.issuer.keys)).sub).toBe(subject);
    },
  );

  it('that an issuer sends with the browser, in place of a code: is not read', async () => {
    const script = await desk.reset('front-channel');
    const now = Math.floor(Date.now() / 1000);
    const claims = { ...script.claims, iss: desk.issuer.url, aud: client.id, iat: now, exp: now + 300 };
    script.answer = { code: '', id_token: await signed(claims, desk.issuer.keys.rsa, 'RS256', 'rsa') };
    expect((await desk.signIn()).to).toContain('problem=not_accepted');
    expect(await desk.count('front-channel')).toEqual({ sessions: 0, members: 0 });
  });
});

it('A key that the issuer has withdrawn is not taken ten minutes later', async () => {
  const script = await desk.reset('withdrawn');
  const { url, keys } = desk.issuer;
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'withdrawn', iss: url, aud: client.id, iat: now, exp: now + 300, nonce: 'n' };
  const token = await signed(claims, keys.rsa, 'RS256', 'rsa');
  const described = { issuer: url, jwks_uri: `${url}/own-keys` } as Discovery;
  const verify = () => verifyIdToken(token, described, { clientId: client.id, nonce: 'n' });
  const serve = (given: unknown[]) => {
    script.instead['/own-keys'] = (response) => void response.end(JSON.stringify({ keys: given }));
  };
  serve([{ ...keys.rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' }]);
  expect(await verify()).toMatchObject({ sub: 'withdrawn' });
  serve([]);
  expect(await verify()).toMatchObject({ sub: 'withdrawn' });
  const clock = vi.spyOn(Date, 'now').mockReturnValue((now + 601) * 1000);
  try {
    await expect(verify()).rejects.toThrow(/ERR_JWKS_NO_MATCHING_KEY/);
  } finally {
    clock.mockRestore();
  }
});

describe('An answer', () => {
  it('of another issuer, or that does not say of which (RFC 9207): refused', async () => {
    for (const iss of ['https://elsewhere.example', '']) {
      const script = await desk.reset('mixed-up');
      script.answer = { iss };
      expect((await desk.signIn()).to).toContain('problem=not_accepted');
    }
    expect(await desk.count('mixed-up')).toEqual({ sessions: 0, members: 0 });
  });

  it('with another state: refused', async () => {
    const script = await desk.reset('other-state');
    script.answer = { state: 'another' };
    expect((await desk.signIn()).to).toContain('problem=expired');
    expect(await desk.count('other-state')).toEqual({ sessions: 0, members: 0 });
  });

  it('with someone else’s code: refused by PKCE, and by the nonce where an issuer checks no PKCE', async () => {
    for (const isLax of [false, true]) {
      const script = await desk.reset('injected');
      script.isLax = isLax;
      const [attacker, victim] = [aBrowser(desk.url), aBrowser(desk.url)];
      const [theirs, own] = await Promise.all(
        [attacker, victim].map(async (one) => new URL(await one.atIssuer((await one.begin()).url ?? '', {}))),
      );
      own?.searchParams.set('code', theirs?.searchParams.get('code') ?? '');
      expect((await victim.comeBack(own?.href ?? '')).to).toContain('problem=not_accepted');
    }
    expect(await desk.count('injected')).toEqual({ sessions: 0, members: 0 });
  });

  it('that comes twice, where the issuer takes a code again: refused; control: without the count, taken', async () => {
    const script = await desk.reset('replayed');
    script.isLax = true;
    const browser = aBrowser(desk.url);
    const back = await browser.atIssuer((await browser.begin()).url ?? '', {});
    const before = new Map(browser.cookies());
    const again = async () => {
      for (const [name, value] of before) browser.cookies().set(name, value);
      return (await browser.comeBack(back)).to;
    };
    expect((await browser.comeBack(back)).to).toBe('/queue');
    expect(await again()).toContain('problem=expired');
    await desk.forgetTries();
    expect(await again()).toBe('/queue');
  });
});

describe('What goes to the issuer', () => {
  it('PKCE with S256, state and nonce; none of the page’s own parameters can be replaced', async () => {
    await desk.reset('asked');
    const { url = '' } = await aBrowser(desk.url).begin();
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: client.id,
      code_challenge_method: 'S256',
      scope: 'openid email profile',
      redirect_uri: `${desk.url}/api/auth/callback/oidc`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
  });

  it('nothing without the anti-forgery token of the page', async () => {
    await desk.reset('forged-begin');
    expect(await aBrowser(desk.url).begin('/queue', { csrfToken: 'x' })).toEqual({ problem: 'expired' });
  });

  it('more than 300 times from one address in 15 minutes: not any more', async () => {
    await desk.reset('often');
    await desk.useUp('issuer-address');
    expect(await aBrowser(desk.url).begin()).toEqual({ problem: 'too_many' });
    await desk.reset('often');
    await desk.useUp('issuer-answer');
    expect((await desk.signIn()).to).toContain('problem=too_many');
  });
});
