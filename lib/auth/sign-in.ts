import { memberForSignIn } from '#lib/data/members/members.ts';
import { openSession, recordRefusedSignIn } from '#lib/data/members/sessions.ts';
import { isPassword } from './password.ts';
import { accountLimit, addressLimit, take } from './sign-in-limits.ts';

/** Why a sign-in failed. One word for an unknown email and a wrong password: the answer must not reveal which. */
export type SignInFailure = { failed: 'wrong' } | { failed: 'rate_limited'; waitSeconds: number };

/**
 * Signs a member in with email and password: at most 10 tries for an account and 100 from an IP address in 15 minutes
 * (docs/security.md, bar 31).
 * @returns the id of a new session, or why there is none
 */
export async function signIn(
  email: string,
  password: string,
  address: string,
): Promise<{ sessionId: string } | SignInFailure> {
  const waitSeconds = await waitBeforeTry(email.toLowerCase(), address);
  if (waitSeconds > 0) return { failed: 'rate_limited', waitSeconds };
  const member = await memberForSignIn(email);
  const isRight = await isPassword(password, member?.passwordHash ?? null);
  if (!member || !isRight || member.isDisabled) {
    await recordRefusedSignIn(member?.id ?? null, email, address, isRight ? 'disabled' : 'password');
    return { failed: 'wrong' };
  }
  // A whole office shares an IP address: only failed tries count against it.
  await Promise.all([accountLimit().delete(email.toLowerCase()), addressLimit().reward(address)]);
  return { sessionId: await openSession(member.id, address) };
}

/** Takes one try from both limits. Returns the seconds to wait when either is used up, else 0. */
async function waitBeforeTry(account: string, address: string): Promise<number> {
  const waits = await Promise.all([take(accountLimit(), account), take(addressLimit(), address)]);
  return Math.max(...waits);
}
