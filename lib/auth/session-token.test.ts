import { createSecretKey, hkdfSync } from 'node:crypto';
import { EncryptJWT } from 'jose';
import { encode } from 'next-auth/jwt';
import { beforeAll, expect, it, vi } from 'vitest';
import { env, forgetEnv } from '#lib/env.ts';
import { setTestSecrets } from '#test/database/secrets.ts';
import { sessionIdIn } from './session-token.ts';

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://nobody:none@127.0.0.1:1/none';
  setTestSecrets();
});

const secret = () => env().NEXTAUTH_SECRET;

it('reads what next-auth has encrypted, again and again', async () => {
  for (const sid of ['one', 'two']) {
    const token = await encode({ token: { sid }, secret: secret() });
    expect(await sessionIdIn(token)).toBe(sid);
    expect(await sessionIdIn(token)).toBe(sid);
  }
});

it('reads nothing in a cookie with one changed character, of another secret, or past its time', async () => {
  const token = await encode({ token: { sid: 'one' }, secret: secret() });
  const middle = token.lastIndexOf('.') - 4;
  const changed = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
  expect(await sessionIdIn(changed)).toBeNull();
  expect(await sessionIdIn(await encode({ token: { sid: 'one' }, secret: `${secret()}x` }))).toBeNull();
  expect(await sessionIdIn(await encode({ token: { sid: 'one' }, secret: secret(), maxAge: -60 }))).toBeNull();
  expect(await sessionIdIn('not a token')).toBeNull();
  expect(await sessionIdIn(await encode({ token: { other: 'one' }, secret: secret() }))).toBeNull();
});

it('reads nothing in a cookie that was read before and is past its time now', async () => {
  const token = await encode({ token: { sid: 'one' }, secret: secret(), maxAge: 60 });
  expect(await sessionIdIn(token)).toBe('one');
  vi.useFakeTimers({ now: Date.now() + 80_000, toFake: ['Date'] });
  expect(await sessionIdIn(token)).toBeNull();
  vi.useRealTimers();
});

it('reads nothing in a cookie that was read before, once the secret is another', async () => {
  const token = await encode({ token: { sid: 'one' }, secret: secret() });
  expect(await sessionIdIn(token)).toBe('one');
  const before = process.env.NEXTAUTH_SECRET;
  process.env.NEXTAUTH_SECRET = `${before}x`;
  forgetEnv();
  expect(await sessionIdIn(token)).toBeNull();
  process.env.NEXTAUTH_SECRET = before;
  forgetEnv();
});

it('reads nothing in a token of another algorithm, also under the right key', async () => {
  const key = createSecretKey(
    Buffer.from(hkdfSync('sha256', secret(), '', 'NextAuth.js Generated Encryption Key', 32)),
  );
  const sealed = (alg: string) =>
    new EncryptJWT({ sid: 'one' }).setProtectedHeader({ alg, enc: 'A256GCM' }).setExpirationTime('1h').encrypt(key);
  expect(await sessionIdIn(await sealed('dir'))).toBe('one');
  expect(await sessionIdIn(await sealed('A256KW'))).toBeNull();
});
