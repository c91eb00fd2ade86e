/** docs/security.md, bar 32: one-time codes and recovery codes are good once, in all processes. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { removeCodeApp } from '#lib/data/members/factors/code-app.ts';
import { factorsOf } from '#lib/data/members/factors/factors.ts';
import { renewRecoveryCodes } from '#lib/data/members/factors/recovery-codes.ts';
import { requireFactor } from '#lib/data/members/factors/rules.ts';
import { sessionInForce } from '#lib/data/members/sessions.ts';
import { stepUpFor } from '#lib/data/members/step-up.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { codeNow } from '#test/auth/one-time-code.ts';
import { givePassword, password } from '#test/auth/password.ts';
import { proved } from '#test/auth/proved.ts';
import { aMember } from '#test/builders/member.ts';
import { from, typed } from '#test/builders/visitor.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { signIn } from '../sign-in.ts';
import { proveAgain } from '../step-up.ts';
import { checkCode, confirmCodes, setUpCodes } from './check.ts';
import { stepOf } from './totp.ts';

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

/** A member with an app, whose first code was that of the step before this one. */
async function withApp(): Promise<{ nadia: MemberActor; secret: string; recovery: string[] }> {
  const someone = await aMember('reviewer', 'Nadia Brandt');
  await givePassword(someone.id);
  const nadia = await proved(someone, { kind: 'add_codes' });
  const { secret } = await setUpCodes(nadia);
  return { nadia, secret, recovery: await confirmCodes(nadia, codeNow(secret, -1), Date.now()) };
}

/** The vectors of RFC 6238, appendix B, cut to six digits. */
it.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_234_567_890, '005924', 41_152_263],
  [20_000_000_000, '353130', 666_666_666],
])('At second %i the code is %s, of step %i', (second, code, step) => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(stepOf(secret, code, second * 1000)).toBe(step);
  expect(stepOf(secret, code, (second + 60) * 1000 + 30_000)).toBeNull();
});

describe('A code of the app', () => {
  it('of this step, the one before or the one after: accepted; further away: not', async () => {
    for (const [steps, answer] of [
      [-2, 'wrong'],
      [0, 'code'],
      [1, 'code'],
      [3, 'wrong'],
    ] as const) {
      const { nadia, secret } = await withApp();
      expect(await checkCode(nadia.id, codeNow(secret, steps), Date.now()), `${steps}`).toBe(answer);
    }
  });

  it('given a second time: refused, also at once from many processes', async () => {
    const { nadia, secret } = await withApp();
    const code = codeNow(secret);
    const answers = await Promise.all(Array.from({ length: 5 }, () => checkCode(nadia.id, code, Date.now())));
    expect(answers.filter((answer) => answer === 'code')).toHaveLength(1);
    await db().rateLimit.deleteMany();
    expect(await checkCode(nadia.id, code, Date.now())).toBe('wrong');
    expect(await checkCode(nadia.id, codeNow(secret, -1), Date.now()), 'an earlier one').toBe('wrong');
  });

  it('control: a check that remembers nothing takes the same code again', async () => {
    const { secret } = await withApp();
    const code = codeNow(secret);
    expect([stepOf(secret, code, Date.now()), stepOf(secret, code, Date.now())].every((step) => step !== null)).toBe(
      true,
    );
  });

  it('that was used never becomes good again, whatever writes to the database', async () => {
    const { nadia, secret } = await withApp();
    await checkCode(nadia.id, codeNow(secret), Date.now());
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const back = owner.query('UPDATE code_app SET last_step = last_step - 1 WHERE member_id = $1', [nadia.id]);
    await expect(back).rejects.toThrow(/becomes good again/);
    await owner.end();
  });

  it('after five wrong ones in 15 minutes: refused though right', async () => {
    const { nadia, secret } = await withApp();
    for (let guess = 0; guess < 5; guess++) expect(await checkCode(nadia.id, '000000', Date.now())).toBe('wrong');
    expect(await checkCode(nadia.id, codeNow(secret), Date.now())).toMatchObject({ waitSeconds: expect.any(Number) });
  });
});

describe('The secret of an app', () => {
  it('is sealed in the database, and counts only after a first code', async () => {
    const someone = await aMember('reviewer');
    const nadia = await proved(someone, { kind: 'add_codes' });
    const { secret, address } = await setUpCodes(nadia);
    expect(address).toContain(`secret=${secret}`);
    const row = await db().codeApp.findUniqueOrThrow({ where: { memberId: nadia.id } });
    expect(row.secret).toMatch(/^v1\./);
    expect(row.secret).not.toContain(secret);
    expect((await factorsOf(nadia.id)).hasCodes).toBe(false);
    expect(await checkCode(nadia.id, codeNow(secret), Date.now())).toBe('wrong');
    expect(await codeOf(confirmCodes(nadia, '000000', Date.now()))).toBe('invalid');
    await confirmCodes(nadia, codeNow(secret), Date.now());
    expect((await factorsOf(nadia.id)).hasCodes).toBe(true);
    const ledger = JSON.stringify((await db().ledgerRow.findMany()).map(({ entry }) => entry));
    expect(ledger).not.toContain(secret);
  });

  it('is not made without a proof, nor confirmed 15 minutes later', async () => {
    const someone = await aMember('reviewer');
    expect(await codeOf(setUpCodes(someone))).toBe('invalid');
    const nadia = await proved(someone, { kind: 'add_codes' });
    const { secret } = await setUpCodes(nadia);
    await db().codeApp.update({ where: { memberId: nadia.id }, data: { begunAt: new Date(Date.now() - 16 * 60_000) } });
    expect(await codeOf(confirmCodes(nadia, codeNow(secret), Date.now()))).toBe('closed');
  });
});

describe('Signing in with a second factor', () => {
  it('takes the code after the password: a missing one is asked for, a wrong one refused and recorded', async () => {
    const { nadia, secret } = await withApp();
    const attempt = (code: string, secretWord = password) =>
      signIn(typed(nadia.email, secretWord, code), from('10.0.0.1'));
    expect(await attempt('', 'a wrong password')).toEqual({ failed: 'wrong' });
    expect(await attempt(codeNow(secret), 'a wrong password')).toEqual({ failed: 'wrong' });
    expect(await attempt('')).toEqual({ failed: 'code_needed' });
    expect(await attempt('000000')).toEqual({ failed: 'code_wrong' });
    const signedIn = await attempt(codeNow(secret));
    const sessionId = 'sessionId' in signedIn ? signedIn.sessionId : '';
    expect(await sessionInForce(sessionId, false)).toMatchObject({ needsFactor: false });
    expect(await attempt(codeNow(secret)), 'the same code again').toEqual({ failed: 'code_wrong' });
    const refused = await db().ledgerRow.findMany({ where: { subjectId: nadia.id, kind: 'session.refused' } });
    expect(refused.filter(({ entry }) => entry.includes('"because":"code"'))).toHaveLength(2);
  });

  it('takes a recovery code, once, however it is written', async () => {
    const { nadia, recovery } = await withApp();
    expect(recovery).toHaveLength(10);
    const [first = '', second = ''] = recovery;
    const attempt = (code: string) => signIn(typed(nadia.email, password, code), from('10.0.0.1'));
    expect(await attempt(first.toLowerCase().replaceAll('-', ' '))).toHaveProperty('sessionId');
    expect(await attempt(first)).toEqual({ failed: 'code_wrong' });
    const rows = JSON.stringify(await db().recoveryCode.findMany({ where: { memberId: nadia.id } }));
    for (const code of recovery) expect(rows).not.toContain(code);
    const again = await proved(nadia, { kind: 'recovery_codes' });
    const renewed = await renewRecoveryCodes(again);
    expect(await attempt(second), 'an old one').toEqual({ failed: 'code_wrong' });
    expect(await attempt(renewed[0] ?? '')).toHaveProperty('sessionId');
  });

  it('a recovery code of someone else: refused', async () => {
    const [one, other] = [await withApp(), await withApp()];
    expect(await checkCode(one.nadia.id, other.recovery[0] ?? '', Date.now())).toBe('wrong');
  });
});

describe('Proving again who one is', () => {
  it('takes a code where the member has an app; the password alone is refused', async () => {
    const { nadia, secret } = await withApp();
    const stepUp = stepUpFor({ kind: 'remove_codes' });
    expect(await codeOf(proveAgain(nadia, { password }, stepUp))).toBe('invalid');
    expect(await codeOf(proveAgain(nadia, { code: '000000' }, stepUp))).toBe('invalid');
    expect(await codeOf(removeCodeApp(nadia))).toBe('invalid');
    expect((await factorsOf(nadia.id)).hasCodes, 'a refused removal changes nothing').toBe(true);
    const sessionId = await proveAgain(nadia, { code: codeNow(secret) }, stepUp);
    await removeCodeApp({ ...nadia, sessionId });
    expect(await factorsOf(nadia.id)).toEqual({ hasCodes: false, passkeys: [], recoveryCodesLeft: 0 });
    const session = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session.hasFactor, 'a rule that requires a factor has effect on this session').toBe(false);
  });
});

describe('A role that needs a second factor', () => {
  it('leaves a session without one nothing but setting it up; one that gave it goes on', async () => {
    const admin = await aMember('admin');
    const rule = { role: 'manager', isRequired: true } as const;
    const manager = await aMember('manager');
    await requireFactor(await proved(admin, { kind: 'require_factor', ...rule }), 'manager', true);
    expect(await sessionInForce(manager.sessionId, false)).toMatchObject({ needsFactor: true });
    const ready = await proved(manager, { kind: 'add_codes' });
    const elsewhere = await aMember('manager');
    const { secret } = await setUpCodes(ready);
    await confirmCodes(ready, codeNow(secret), Date.now());
    expect(await sessionInForce(ready.sessionId, false)).toMatchObject({ needsFactor: false });
    expect(await sessionInForce(elsewhere.sessionId, false)).toMatchObject({ needsFactor: true });
    const removing = await proved(ready, { kind: 'remove_codes' });
    expect(await codeOf(removeCodeApp(removing)), 'the last one stays').toBe('closed');
    for (const role of ['reviewer', 'approver', 'manager', 'auditor'] as const)
      expect(await codeOf(requireFactor(await aMember(role), 'manager', false)), role).toBe('not_allowed');
    const off = await proved(admin, { kind: 'require_factor', role: 'manager', isRequired: false }).catch(() => null);
    expect(off, 'the session of the admin has another id by now').toBeNull();
    expect(await db().ledgerRow.count({ where: { kind: 'second-factor.required' } })).toBe(1);
  });
});
