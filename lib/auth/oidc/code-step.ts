import { randomUUID } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { isStillAdmitted } from '#lib/data/members/issuer-accounts.ts';
import { recordRefusedSignIn } from '#lib/data/members/sessions.ts';
import { env } from '#lib/env.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { checkCode } from '../one-time-codes/check.ts';
import { sessionCookie } from '../options.ts';
import { letIn, type SignedIn, type Visitor } from '../sign-in.ts';
import { onceLimit, take, tooManyTries } from '../sign-in-limits.ts';

/** For how long a sign-in waits for the code, in seconds. */
const waitsSeconds = 300;

/** Another key than that of the session's cookie: neither can be used as the other. */
const salt = 'waits for a code';

const over = 'This sign-in took too long. Begin again.';

/** The cookie of a member who proved at the issuer who they are, and has to give a code. */
export function waitingCookie() {
  const { isSecure } = sessionCookie();
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: waitsSeconds } as const;
  return { name: isSecure ? '__Host-docket.code' : 'docket.code', options };
}

/** The value of that cookie. */
export function waitingToken(memberId: string): Promise<string> {
  const token = { mid: memberId, once: randomUUID() };
  return encode({ token, secret: env().NEXTAUTH_SECRET, salt, maxAge: waitsSeconds });
}

/**
 * Ends a sign-in at the issuer with a code of the member's app, or a recovery code. The cookie is good for one session.
 * @throws Refusal `closed` when it took too long, or after too many tries; `invalid` naming the field `code`
 */
export async function finishWithCode(token: string | undefined, code: string, visitor: Visitor): Promise<SignedIn> {
  const { memberId, once } = await waiting(token);
  const issuer = env().singleSignOn?.issuer;
  if (!issuer || !(await isStillAdmitted(memberId, issuer))) throw new Refusal('closed', over);
  const answer = await checkCode(memberId, code, Date.now());
  if (typeof answer !== 'string') throw tooManyTries(answer.waitSeconds);
  if (answer === 'wrong') {
    await recordRefusedSignIn(memberId, memberId, visitor.address, 'code');
    const message = 'This code is wrong, or was used already.';
    throw new Refusal('invalid', message, { code: message });
  }
  if ((await take(onceLimit(), once)) > 0) throw new Refusal('closed', over);
  return letIn(memberId, visitor, answer === 'code' ? 'issuer_code' : 'issuer_recovery_code');
}

async function waiting(token: string | undefined): Promise<{ memberId: string; once: string }> {
  const claims = token ? await claimsIn(token) : null;
  if (typeof claims?.mid !== 'string' || typeof claims.once !== 'string') throw new Refusal('closed', over);
  return { memberId: claims.mid, once: claims.once };
}

async function claimsIn(token: string) {
  try {
    return await decode({ token, secret: env().NEXTAUTH_SECRET, salt });
  } catch {
    // What can't be decoded was not made by Docket, or is too old: the same as none.
    return null;
  }
}
