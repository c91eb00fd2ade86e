import 'server-only';
import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { passwordHashOf, recordRefusedPassword, replacePassword } from '#lib/data/members/password.ts';
import { sessionLimits } from '#lib/data/members/sessions.ts';
import { grantStepUp, recordRefusedStepUp, type StepUp } from '#lib/data/members/step-up.ts';
import { env } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { sessionCookie } from './options.ts';
import { hashPassword, isPassword } from './password.ts';
import { accountLimit, proofLimit, take } from './sign-in-limits.ts';

const wrongWords = 'This is not your password.';

/**
 * Checks a member's password again, for one act on one selection. The session gets a new id (docs/security.md, bar 30).
 * @returns the new id of the session, which {@link setSessionCookie} gives to the browser
 * @throws Refusal `invalid` for a wrong password, naming the field; `closed` after too many tries; `signed_out`
 */
export async function confirmPassword(actor: MemberActor, password: string, stepUp: StepUp): Promise<string> {
  await checkPassword(actor, password, 'proof', () => recordRefusedStepUp(actor, stepUp.act, 'password'));
  return grantStepUp(actor, stepUp, 'password');
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
 * @returns the stored hash
 * @throws Refusal `invalid` naming the field, after `refused`; `closed`
 */
async function checkPassword(
  actor: MemberActor,
  password: string,
  field: string,
  refused: () => Promise<void>,
): Promise<string> {
  await takeTry(actor);
  const known = await passwordHashOf(actor.id);
  if (!(await isPassword(password, known)) || known === null) {
    // Guesses in a session and guesses at the sign-in are guesses at one password.
    await take(accountLimit(), actor.email.toLowerCase());
    await refused();
    throw new Refusal('invalid', wrongWords, { [field]: wrongWords });
  }
  await proofLimit().delete(actor.id);
  return known;
}

/**
 * Takes one of the tries of a signed-in member. Guesses at the sign-in do not use them up.
 * @throws Refusal `closed`
 */
async function takeTry(actor: MemberActor): Promise<void> {
  const waitSeconds = await take(proofLimit(), actor.id);
  if (waitSeconds > 0)
    throw new Refusal('closed', `Too many tries. Try again in ${Math.ceil(waitSeconds / 60)} minutes.`);
}

/** Gives the browser the cookie of a session whose id has changed. Only in an action or a route. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const { name, isSecure } = sessionCookie();
  const maxAge = sessionLimits.totalHours * 3600;
  const token = await encode({ token: { sid: sessionId }, secret: env().NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(name, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge });
}
