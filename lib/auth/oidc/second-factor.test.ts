import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '#lib/data/database.ts';
import { sessionInForce } from '#lib/data/members/sessions.ts';
import { stepUpFor } from '#lib/data/members/step-up.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { codeNow } from '#test/auth/one-time-code.ts';
import { givePassword, password } from '#test/auth/password.ts';
import { from } from '#test/builders/visitor.ts';
import { codeOf } from '#test/database/code.ts';
import { withApp } from '#test/doors/accounts.ts';
import { emailOf, type ScriptedDesk, scriptedDesk } from '#test/oidc/scripted-desk.ts';
import { sessionOf } from '#test/oidc/session.ts';
import { newSecret } from '../one-time-codes/totp.ts';
import { type Proof, proveAgain } from '../step-up.ts';
import { finishWithCode } from './code-step.ts';

let desk: ScriptedDesk;

beforeAll(async () => {
  desk = await scriptedDesk();
});

afterAll(() => desk.close());

const visitor = from('10.0.0.9');
const toCode = '/sign-in?step=code&from=%2Fqueue';

/** Someone who has signed in once. */
async function someone(subject: string, more: Record<string, string> = {}): Promise<MemberActor> {
  await desk.reset(subject, more);
  const open = await sessionInForce(await sessionOf(await desk.signIn()), false);
  if (!open) throw new Error('not signed in');
  return open.actor;
}

async function withSecret(memberId: string): Promise<string> {
  const secret = newSecret();
  await withApp(memberId, secret);
  return secret;
}

describe('A member with an app for codes, after the sign-in at the issuer', () => {
  it('gives a code: a wrong one is refused, a right one opens the session, the wait is good once', async () => {
    const { id } = await someone('waits');
    const secret = await withSecret(id);
    const arrival = await desk.signIn();
    expect([arrival.to, arrival.cookie('docket.session')]).toEqual([toCode, undefined]);
    const token = arrival.cookie('docket.code');
    expect(await codeOf(finishWithCode(token, '000000', visitor))).toBe('invalid');
    expect(await codeOf(finishWithCode('made up', codeNow(secret), visitor))).toBe('closed');
    const { sessionId } = await finishWithCode(token, codeNow(secret), visitor);
    expect(await sessionInForce(sessionId, false)).toMatchObject({ actor: { id }, needsFactor: false });
    expect(await codeOf(finishWithCode(token, codeNow(secret, 1), visitor))).toBe('closed');
    const row = await db().ledgerRow.findFirstOrThrow({
      where: { kind: 'session.opened', subjectId: id },
      orderBy: { seq: 'desc' },
    });
    expect(JSON.parse(row.entry)).toMatchObject({ details: { with: 'issuer_code' } });
  });

  it('and was disabled while it waited: no session', async () => {
    const { id } = await someone('gone');
    const secret = await withSecret(id);
    const token = (await desk.signIn()).cookie('docket.code');
    await db().member.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(await codeOf(finishWithCode(token, codeNow(secret), visitor))).toBe('closed');
  });

  it.each<[string, unknown, string, string]>([
    ['says otp in amr, which counts here', ['pwd', 'otp'], 'otp mfa', '/queue'],
    ['says nothing of it', undefined, 'otp mfa', toCode],
    ['says another method', ['pwd'], 'otp mfa', toCode],
    ['says otp as a text, not in a list', 'otp', 'otp mfa', toCode],
    ['says otp, which no setting counts', ['otp'], '', toCode],
  ])('where the issuer %s', async (_what, amr, counted, to) => {
    const subject = `amr-${crypto.randomUUID().slice(0, 8)}`;
    const { id } = await someone(subject);
    await withSecret(id);
    const script = await desk.reset(subject, { OIDC_SECOND_FACTOR: counted });
    script.claims.amr = amr;
    const arrival = await desk.signIn();
    expect(arrival.to).toBe(to);
    const open = await sessionInForce(await sessionOf(arrival), false);
    expect(open?.actor.id).toBe(to === '/queue' ? id : undefined);
  });
});

it('A role that needs a second factor: who has none, and whose issuer names none, can only set one up', async () => {
  const { id } = await someone('needs');
  await db().factorRule.create({ data: { role: 'reviewer', setById: id } });
  try {
    const alone = await sessionInForce(await sessionOf(await desk.signIn()), false);
    expect(alone?.needsFactor).toBe(true);
    (await desk.reset('needs', { OIDC_SECOND_FACTOR: 'hwk' })).claims.amr = ['hwk'];
    expect((await sessionInForce(await sessionOf(await desk.signIn()), false))?.needsFactor).toBe(false);
  } finally {
    await db().factorRule.deleteMany();
  }
});

describe('A member without a password proves again who they are', () => {
  const first = stepUpFor({ kind: 'add_passkey' });
  const other = stepUpFor({ kind: 'recovery_codes' });
  const words = (actor: MemberActor, proof: Proof, stepUp = first) =>
    proveAgain(actor, proof, stepUp).then(
      () => 'proved',
      (error: Error) => error.message,
    );

  it('for a first factor: by having signed in less than five minutes ago, and by no password', async () => {
    const actor = await someone('first');
    expect(await words(actor, { password: '' })).toMatch(/not your password/);
    const old = { createdAt: new Date(Date.now() - 6 * 60_000) };
    await db().session.update({ where: { id: actor.sessionId }, data: old });
    expect(await words(actor, { signIn: true })).toMatch(/more than five minutes ago/);
    expect(await words(await someone('first'), { signIn: true })).toBe('proved');
  });

  it('for anything else: told to add a factor first', async () => {
    expect(await words(await someone('else'), { signIn: true }, other)).toMatch(/Add a passkey or an app for codes/);
  });

  it('with a factor: by it alone', async () => {
    const actor = await someone('has');
    const secret = await withSecret(actor.id);
    expect(await words(actor, { signIn: true })).toMatch(/Give a code/);
    expect(await words(actor, { code: codeNow(secret) }, other)).toBe('proved');
  });

  it('and one with a password never by a new sign-in', async () => {
    const actor = await someone('both');
    await givePassword(actor.id);
    expect(await words(actor, { signIn: true })).toBe('Give your password.');
    expect(await words(actor, { password })).toBe('proved');
    expect(await db().member.count({ where: { email: emailOf('both') } })).toBe(1);
  });
});
