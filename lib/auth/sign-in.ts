import { browserHash, isKnownBrowser, rememberBrowser } from '#lib/data/members/browsers.ts';
import { factorsOf } from '#lib/data/members/factors/factors.ts';
import { memberForSignIn } from '#lib/data/members/members.ts';
import { openSession, recordRefusedSignIn, type Whereabouts } from '#lib/data/members/sessions.ts';
import type { SignedInWith } from '#lib/review/audit/account-details.ts';
import { newBrowserId } from './browser-token.ts';
import { checkCode } from './one-time-codes/check.ts';
import { isPassword } from './password.ts';
import { accountLimit, addressLimit, browserLimit, forgive, giveBack, take } from './sign-in-limits.ts';

/** What was typed to sign in. The code is of the member's app, or a recovery code. */
export type Credentials = { email: string; password: string; code: string };

/**
 * Why a sign-in failed. One word for an unknown email and a wrong password: the answer must not reveal which. Only
 * after a right password it says that a code is needed, or wrong.
 */
export type SignInFailure =
  | { failed: 'wrong' | 'code_needed' | 'code_wrong' }
  | { failed: 'rate_limited'; waitSeconds: number };

/** The new session, and the id by which the browser is known from now on. */
export type SignedIn = { sessionId: string; browserId: string };

/** Who signs in, from where. `browserId` is that of the browser's cookie, if it has one. */
export type Visitor = Whereabouts & { browserId: string | null };

/**
 * Signs a member in with email and password, and with a code where they have a second factor: at most 10 tries for an
 * account and 100 from an IP address in 15 minutes. A browser in which the member signed in before has 10 tries of its
 * own: guesses from elsewhere don't use them up (docs/security.md, bar 31).
 */
export async function signIn(
  { email, password, code }: Credentials,
  visitor: Visitor,
): Promise<SignedIn | SignInFailure> {
  const account = email.toLowerCase();
  const member = await memberForSignIn(email);
  const isKnown = await isKnownBrowser(member?.id ?? null, visitor.browserId);
  const tries = isKnown ? triesOfBrowser(account, visitor) : triesOfAccount(account, visitor);
  const waitSeconds = await tries.take();
  if (waitSeconds > 0) return { failed: 'rate_limited', waitSeconds };
  const isRight = await isPassword(password, member?.passwordHash ?? null);
  if (!member || !isRight || member.isDisabled) {
    await recordRefusedSignIn(member?.id ?? null, email, visitor.address, isRight ? 'disabled' : 'password');
    return { failed: 'wrong' };
  }
  const second = await secondFactor(member.id, email, code, visitor);
  if (typeof second !== 'string') return second;
  await tries.giveBack();
  return letIn(member.id, visitor, second);
}

/** Opens a session for a member who has proved who they are, and remembers their browser. */
export async function letIn(memberId: string, visitor: Visitor, signedInWith: SignedInWith): Promise<SignedIn> {
  const browserId = visitor.browserId ?? newBrowserId();
  await rememberBrowser(memberId, browserId, visitor.browser);
  return { sessionId: await openSession(memberId, visitor, signedInWith), browserId };
}

/** What was given besides the right password, or why that is not enough. */
async function secondFactor(
  memberId: string,
  email: string,
  code: string,
  visitor: Visitor,
): Promise<SignedInWith | SignInFailure> {
  const { hasCodes, passkeys } = await factorsOf(memberId);
  if (!hasCodes && passkeys.length === 0) return 'password';
  if (code.trim() === '') return { failed: 'code_needed' };
  const answer = await checkCode(memberId, code, Date.now());
  if (typeof answer !== 'string') return { failed: 'rate_limited', waitSeconds: answer.waitSeconds };
  if (answer !== 'wrong') return answer;
  await recordRefusedSignIn(memberId, email, visitor.address, 'code');
  return { failed: 'code_wrong' };
}

/** `take` takes one try and gives the seconds to wait when there is none left; `giveBack` after a right password. */
type Tries = { take: () => Promise<number>; giveBack: () => Promise<unknown> };

function triesOfAccount(account: string, { address }: Visitor): Tries {
  return {
    take: async () => Math.max(...(await Promise.all([take(accountLimit(), account), take(addressLimit(), address)]))),
    // A whole office shares an IP address: only failed tries count against it.
    giveBack: () => Promise.all([forgive(accountLimit(), account), giveBack(addressLimit(), address)]),
  };
}

function triesOfBrowser(account: string, { browserId }: Visitor): Tries {
  const key = `${browserHash(browserId ?? '')} ${account}`;
  return { take: () => take(browserLimit(), key), giveBack: () => forgive(browserLimit(), key) };
}
