import 'server-only';
import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { sessionLimits } from '#lib/data/members/sessions.ts';
import { grantStepUp, passwordHashOf, recordRefusedStepUp, type StepUp } from '#lib/data/members/step-up.ts';
import { env } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { sessionCookie } from './options.ts';
import { isPassword } from './password.ts';
import { accountLimit, take } from './sign-in-limits.ts';

/**
 * Checks a member's password again, for one act on one selection, under the limit on tries of the sign-in. The session
 * gets a new id (docs/security.md, bar 30).
 * @returns the new id of the session, which {@link setSessionCookie} gives to the browser
 * @throws Refusal `invalid` for a wrong password, naming the field; `closed` after too many tries; `signed_out`
 */
export async function confirmPassword(actor: MemberActor, password: string, stepUp: StepUp): Promise<string> {
  const account = actor.email.toLowerCase();
  const waitSeconds = await take(accountLimit(), account);
  if (waitSeconds > 0)
    throw new Refusal('closed', `Too many tries. Try again in ${Math.ceil(waitSeconds / 60)} minutes.`);
  if (!(await isPassword(password, await passwordHashOf(actor.id)))) {
    await recordRefusedStepUp(actor, stepUp.act);
    throw new Refusal('invalid', 'This is not your password.', { password: 'This is not your password.' });
  }
  await accountLimit().delete(account);
  return grantStepUp(actor, stepUp);
}

/** Gives the browser the cookie of a session whose id has changed. Only in an action or a route. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const { name, isSecure } = sessionCookie();
  const maxAge = sessionLimits.totalHours * 3600;
  const token = await encode({ token: { sid: sessionId }, secret: env().NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(name, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge });
}
