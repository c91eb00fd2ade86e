import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { invitationFor, inviteMember, setPassword } from '#lib/data/members/members.ts';
import { endSession, sessionInForce } from '#lib/data/members/sessions.ts';
import { worker } from '#lib/review/actor.ts';
import { password } from '#test/auth/password.ts';
import { from, typed } from '#test/builders/visitor.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { hashPassword } from './password.ts';
import { signIn } from './sign-in.ts';

let database: TestDatabase;
let passwordHash: string;

beforeAll(async () => {
  database = await testDatabase();
  passwordHash = await hashPassword(password);
});

beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

async function someone(email: string): Promise<string> {
  const { token } = await inviteMember(worker, { email, name: 'Ilse Brandvold', role: 'reviewer' });
  await setPassword(token, passwordHash);
  return (await db().member.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
}

async function session(email: string): Promise<string> {
  const result = await signIn(typed(email, password), from('10.0.0.1'));
  if (!('sessionId' in result)) throw new Error(`not signed in: ${result.failed}`);
  return result.sessionId;
}

describe('Signing in', () => {
  it('with the right password, and the email in any case: succeeds', async () => {
    await someone('ilse@docket.test');
    expect((await sessionInForce(await session('Ilse@Docket.test'), false))?.actor.name).toBe('Ilse Brandvold');
  });

  it('with a wrong password, an unknown email or a disabled member: the same answer', async () => {
    const id = await someone('disabled@docket.test');
    await someone('known@docket.test');
    await db().member.update({ where: { id }, data: { disabledAt: new Date() } });
    const answers = await Promise.all([
      signIn(typed('known@docket.test', 'wrong'), from('10.0.0.1')),
      signIn(typed('nobody@docket.test', 'wrong'), from('10.0.0.1')),
      signIn(typed('disabled@docket.test', password), from('10.0.0.1')),
    ]);
    expect(answers).toEqual([{ failed: 'wrong' }, { failed: 'wrong' }, { failed: 'wrong' }]);
  });

  it('with look-alike letters in the email: fails', async () => {
    await someone('anna@docket.test');
    expect(await signIn(typed('аnna@docket.test', password), from('10.0.0.1'))).toEqual({ failed: 'wrong' });
  });

  it('more than 10 tries on one account in 15 minutes, from many IP addresses: limited', async () => {
    await someone('target@docket.test');
    const guesses = testSize({ small: 40, full: 10_000 });
    let verified = 0;
    for (let guess = 0; guess < guesses; guess += 1) {
      const answer = await signIn(
        typed('target@docket.test', `guess ${guess}`),
        from(`10.1.${(guess >> 8) % 256}.${guess % 256}`),
      );
      if ('failed' in answer && answer.failed === 'wrong') verified += 1;
    }
    expect(verified).toBe(10);
    expect(await signIn(typed('target@docket.test', password), from('10.2.0.1'))).toMatchObject({
      failed: 'rate_limited',
    });
  }, 300_000);

  it('a whole office from one IP address: succeeds; a hundred wrong tries from it: limited', async () => {
    await someone('office@docket.test');
    await db().rateLimit.create({
      data: { key: 'sign-in-address:10.9.0.1', points: 99, expire: BigInt(Date.now() + 600_000) },
    });
    for (let person = 0; person < 3; person += 1)
      expect(await signIn(typed('office@docket.test', password), from('10.9.0.1'))).toHaveProperty('sessionId');
    expect(await signIn(typed('office@docket.test', 'wrong'), from('10.9.0.1'))).toEqual({ failed: 'wrong' });
    expect(await signIn(typed('office@docket.test', password), from('10.9.0.1'))).toMatchObject({
      failed: 'rate_limited',
    });
  });

  it('an invitation works once, and not after 24 hours', async () => {
    const { token } = await inviteMember(worker, { email: 'new@docket.test', name: 'New', role: 'admin' });
    expect(await invitationFor(token)).toEqual({ email: 'new@docket.test' });
    await setPassword(token, passwordHash);
    await expect(setPassword(token, passwordHash)).rejects.toThrow(/used already/);
    expect(await invitationFor(token)).toBeNull();

    const late = await inviteMember(worker, { email: 'late@docket.test', name: 'Late', role: 'admin' });
    await db().invitation.updateMany({ where: { usedAt: null }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(setPassword(late.token, passwordHash)).rejects.toThrow(/older than 24 hours/);
  });
});

describe('A session ends', () => {
  const inForce = async (id: string) => (await sessionInForce(id, false)) !== null;
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  it('when its member signs out', async () => {
    await someone('out@docket.test');
    const id = await session('out@docket.test');
    const open = await sessionInForce(id, false);
    if (open) await endSession(open.actor);
    expect(await inForce(id)).toBe(false);
  });

  it('when its member is disabled; a new role has effect at once', async () => {
    const memberId = await someone('role@docket.test');
    const id = await session('role@docket.test');
    await db().member.update({ where: { id: memberId }, data: { role: 'auditor' } });
    expect((await sessionInForce(id, false))?.actor.role).toBe('auditor');
    await db().member.update({ where: { id: memberId }, data: { disabledAt: new Date() } });
    expect(await inForce(id)).toBe(false);
  });

  it('when a new password is set', async () => {
    await someone('again@docket.test');
    const id = await session('again@docket.test');
    await someone('again@docket.test');
    expect(await inForce(id)).toBe(false);
  });

  it('after 15 minutes without an act; polling is no act', async () => {
    await someone('idle@docket.test');
    const id = await session('idle@docket.test');
    await db().session.update({ where: { id }, data: { lastActAt: ago(14.9) } });
    expect(await inForce(id)).toBe(true);
    const polled = await db().session.findUniqueOrThrow({ where: { id } });
    expect(polled.lastActAt.getTime()).toBeLessThan(ago(14).getTime());
    await sessionInForce(id, true);
    expect((await db().session.findUniqueOrThrow({ where: { id } })).lastActAt.getTime()).toBeGreaterThan(
      ago(1).getTime(),
    );
    await db().session.update({ where: { id }, data: { lastActAt: ago(15.1) } });
    expect(await inForce(id)).toBe(false);
    expect(await sessionInForce(id, true)).toBeNull();
  });

  it('after 12 hours in any case', async () => {
    await someone('day@docket.test');
    const id = await session('day@docket.test');
    await db().session.update({ where: { id }, data: { createdAt: ago(12 * 60 + 1) } });
    expect(await sessionInForce(id, true)).toBeNull();
  });
});
