import 'server-only';
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { factorsOf } from '#lib/data/members/factors/factors.ts';
import { passwordHashOf, recordRefusedPassword, replacePassword } from '#lib/data/members/password.ts';
import { hasJustSignedIn, sessionLimits } from '#lib/data/members/sessions.ts';
import { grantStepUp, recordRefusedStepUp, type StepUp } from '#lib/data/members/step-up.ts';
import { env } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ProvedWith } from '#lib/review/audit/account-details.ts';
import { isFirstFactorAct } from '#lib/review/members/factors.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { checkCode } from './one-time-codes/check.ts';
import { sessionCookie } from './options.ts';
import { beginSignature, checkSignature } from './passkeys/check.ts';
import { hashPassword, isPassword } from './password.ts';
import { accountLimit, forgive, mustHaveTry, proofLimit, take, tooManyTries } from './sign-in-limits.ts';

/** With what a member proves again who they are. */
export type Proof =
  | { password: string }
  | { code: string }
  | { passkey: AuthenticationResponseJSON }
  /** By having just signed in at the issuer: only for a first factor, and where there is nothing else. */
  | { signIn: true };

const wrongWords = 'This is not your password.';

/**
 * Checks again who a member is, for one act on one selection: with their passkey or a code, and with the password alone
 * only where they have nothing stronger. The session gets a new id (docs/security.md, bars 30 and 33).
 * @returns the new id of the session, which {@link setSessionCookie} gives to the browser
 * @throws Refusal `invalid` for a wrong proof, naming the field `proof`; `closed` after too many tries; `signed_out`
 */
export async function proveAgain(actor: MemberActor, proof: Proof, stepUp: StepUp): Promise<string> {
  return grantStepUp(actor, stepUp, await provedWith(actor, proof, stepUp));
}

/** Begins the signature of a passkey for one act on one selection. */
export function beginProof(actor: MemberActor, stepUp: StepUp): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return beginSignature({ purpose: 'step_up', memberId: actor.id, stepUp });
}

async function provedWith(actor: MemberActor, proof: Proof, stepUp: StepUp): Promise<ProvedWith> {
  const refused = (way: ProvedWith) => recordRefusedStepUp(actor, stepUp.act, way);
  if ('password' in proof || 'signIn' in proof) {
    const { hasCodes, passkeys } = await factorsOf(actor.id);
    if (hasCodes || passkeys.length > 0) throw notProved('Give a code, or use your passkey.');
    if ('signIn' in proof) {
      const problem = await problemOfSignIn(actor, stepUp);
      if (problem === null) return 'sign_in';
      await refused('sign_in');
      throw notProved(problem);
    }
    await checkPassword(actor, proof.password, 'proof', () => refused('password'));
    return 'password';
  }
  if ('code' in proof) {
    const answer = await checkCode(actor.id, proof.code, Date.now());
    if (typeof answer !== 'string') throw tooManyTries(answer.waitSeconds);
    if (answer !== 'wrong') return answer;
    await refused('code');
    throw notProved('This code is wrong, or was used already.');
  }
  const memberId = await checkSignature(proof.passkey, { purpose: 'step_up', memberId: actor.id, stepUp });
  if (memberId === actor.id) return 'passkey';
  await refused('passkey');
  throw notProved('This passkey was not accepted.');
}

/** Why a new sign-in at the issuer is no proof for this act, or null when it is one. */
async function problemOfSignIn(actor: MemberActor, { act }: StepUp): Promise<string | null> {
  if ((await passwordHashOf(actor.id)) !== null) return 'Give your password.';
  if (!isFirstFactorAct(act.replace(/^account /, '')))
    return 'You have no password here. Add a passkey or an app for codes on the page of your account first.';
  if (await hasJustSignedIn(actor)) return null;
  return 'You signed in more than five minutes ago. Sign out, sign in again, and add it at once.';
}

function notProved(message: string): Refusal {
  return new Refusal('invalid', message, { proof: message });
}

/**
 * Changes a member's password, against the one before.
 * @param browserId the id of the browser that stays known
 * @returns the new id of the session, which {@link setSessionCookie} gives to the browser
 * @throws Refusal `invalid` for a wrong password, naming the field `current`; `closed` after too many tries; `changed`
 */
export async function changePassword(
  actor: MemberActor,
  { current, password }: { current: string; password: string },
  browserId: string | null,
): Promise<string> {
  const before = await checkPassword(actor, current, 'current', () => recordRefusedPassword(actor));
  return replacePassword(actor, { before, after: await hashPassword(password) }, browserId);
}

/**
 * Compares a password with the one that is stored.
 * @param refused records that it was wrong
 * @returns the stored hash
 * @throws Refusal `invalid` naming the field, after `refused`; `closed`
 */
async function checkPassword(
  actor: MemberActor,
  password: string,
  field: string,
  refused: () => Promise<void>,
): Promise<string> {
  // Guesses at the sign-in do not use up the tries of a signed-in member.
  await mustHaveTry(proofLimit(), actor.id);
  const known = await passwordHashOf(actor.id);
  if (!(await isPassword(password, known)) || known === null) {
    // Guesses in a session and guesses at the sign-in are guesses at one password.
    await take(accountLimit(), actor.email.toLowerCase());
    await refused();
    throw new Refusal('invalid', wrongWords, { [field]: wrongWords });
  }
  await forgive(proofLimit(), actor.id);
  return known;
}

/** Gives the browser the cookie of a session whose id has changed. Only in an action or a route. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const { name, isSecure } = sessionCookie();
  const maxAge = sessionLimits.totalHours * 3600;
  const token = await encode({ token: { sid: sessionId }, secret: env().NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(name, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge });
}
