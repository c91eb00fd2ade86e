/** docs/security.md, bar 31: guesses from elsewhere don't lock a browser in which the member signed in before. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { isKnownBrowser } from '#lib/data/members/browsers.ts';
import { givePassword, password } from '#test/auth/password.ts';
import { aMember, sessionToken } from '#test/builders/member.ts';
import { from, typed } from '#test/builders/visitor.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { browserIdIn, browserToken, newBrowserId } from './browser-token.ts';
import { signIn } from './sign-in.ts';
import { accountLimit, take } from './sign-in-limits.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** A member who signed in once, and the id of their browser. */
async function someoneKnown() {
  const { id, email } = await aMember('reviewer', 'Ilse Brandvold');
  await givePassword(id);
  const signedIn = await signIn(typed(email, password), from('10.0.0.1'));
  if (!('browserId' in signedIn)) throw new Error('not signed in');
  return { id, email, browserId: signedIn.browserId };
}

async function guess(email: string, times: number): Promise<number> {
  let verified = 0;
  for (let each = 0; each < times; each += 1) {
    const answer = await signIn(typed(email, `guess ${each}`), from(`10.4.${(each >> 8) % 256}.${each % 256}`));
    if ('failed' in answer && answer.failed === 'wrong') verified += 1;
  }
  return verified;
}

describe('After guesses from many addresses', () => {
  const guesses = testSize({ small: 15, full: 1_000 });

  it('the real person signs in from their browser, again and again; elsewhere the account stays locked', async () => {
    const ilse = await someoneKnown();
    expect(await guess(ilse.email, guesses)).toBe(10);
    for (let time = 0; time < 3; time += 1)
      expect(await signIn(typed(ilse.email, password), from('10.0.0.2', ilse.browserId))).toHaveProperty('sessionId');
    expect(await signIn(typed(ilse.email, password), from('10.0.0.2'))).toMatchObject({ failed: 'rate_limited' });
    expect(await guess(ilse.email, 1), 'their signing in gives no new tries').toBe(0);
  }, 300_000);

  it('control: one limit for the whole account locks them out of their own browser', async () => {
    const ilse = await someoneKnown();
    await guess(ilse.email, guesses);
    const naive = await take(accountLimit(), ilse.email);
    expect(naive).toBeGreaterThan(60);
  }, 300_000);
});

// Each try hashes a password, which takes a second on a busy machine.
describe('A known browser', { timeout: 120_000 }, () => {
  it('has ten tries of its own', async () => {
    const ilse = await someoneKnown();
    const here = from('10.0.0.1', ilse.browserId);
    for (let time = 0; time < 10; time += 1)
      expect(await signIn(typed(ilse.email, `guess ${time}`), here)).toEqual({ failed: 'wrong' });
    expect(await signIn(typed(ilse.email, password), here)).toMatchObject({ failed: 'rate_limited' });
    expect(await signIn(typed(ilse.email, password), from('10.0.0.9'))).toHaveProperty('sessionId');
  });

  it('is known for its member alone: for someone else it is any browser', async () => {
    const [ilse, nora] = [await someoneKnown(), await someoneKnown()];
    expect(await isKnownBrowser(nora.id, ilse.browserId)).toBe(false);
    await guess(nora.email, 10);
    expect(await signIn(typed(nora.email, password), from('10.0.0.2', ilse.browserId))).toMatchObject({
      failed: 'rate_limited',
    });
  });

  it('is known for two who share it', async () => {
    const [ilse, nora] = [await someoneKnown(), await someoneKnown()];
    await signIn(typed(nora.email, password), from('10.0.0.1', ilse.browserId));
    const known = [ilse.id, nora.id].map((id) => isKnownBrowser(id, ilse.browserId));
    expect(await Promise.all(known)).toEqual([true, true]);
  });

  it('that was not used for 180 days is not known any more', async () => {
    const ilse = await someoneKnown();
    const lastUsedAt = new Date(Date.now() - 181 * 86_400_000);
    await db().knownBrowser.updateMany({ where: { memberId: ilse.id }, data: { lastUsedAt } });
    expect(await isKnownBrowser(ilse.id, ilse.browserId)).toBe(false);
  });
});

describe('The cookie of a browser', () => {
  it('holds its id, sealed; changed, made up, or that of a session, it holds none', async () => {
    const id = newBrowserId();
    const token = await browserToken(id);
    expect(token).not.toContain(id);
    expect(await browserIdIn(token)).toBe(id);
    const middle = Math.floor(token.length / 2);
    const flipped = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
    for (const other of [flipped, id, 'eyJhbGciOiJkaXIi.not.a.cookie', await sessionToken(id), '', undefined])
      expect(await browserIdIn(other)).toBeNull();
  });
});
