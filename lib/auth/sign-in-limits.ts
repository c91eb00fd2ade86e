import { RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimit } from '#lib/data/members/rate-limits.ts';
import { Refusal } from '#lib/review/refusal.ts';

const windowSeconds = 15 * 60;
const triesPerAccount = 10;
const triesPerAddress = 100;
const triesWithCode = 5;
const passkeysPerAddress = 300;

/** The longest key that is stored, in characters. An address that someone typed may be longer. */
const keyCharacters = 200;

type Limit = ReturnType<typeof rateLimit>;

/** Tries with the password of one account, from browsers in which its member did not sign in before. */
export const accountLimit = () => rateLimit('sign-in-account', triesPerAccount, windowSeconds);

/** Tries from one IP address. */
export const addressLimit = () => rateLimit('sign-in-address', triesPerAddress, windowSeconds);

/** Tries with the password of one account from a browser in which its member signed in before. */
export const browserLimit = () => rateLimit('sign-in-browser', triesPerAccount, windowSeconds);

/** Tries of a signed-in member to prove again who they are, or to change their password. */
export const proofLimit = () => rateLimit('proof', triesPerAccount, windowSeconds);

/** Tries of a member with a one-time or a recovery code, after a right password or in a session. */
export const codeLimit = () => rateLimit('code', triesWithCode, windowSeconds);

/** Sign-ins with a passkey that are begun from one IP address. */
export const challengeLimit = () => rateLimit('passkey-address', passkeysPerAddress, windowSeconds);

/** Answers of passkeys that are sent from one IP address to sign in. */
export const signatureLimit = () => rateLimit('passkey-answer', passkeysPerAddress, windowSeconds);

/** Sign-ins at the issuer that are begun from one IP address. */
export const issuerLimit = () => rateLimit('issuer-address', passkeysPerAddress, windowSeconds);

/** Answers of the issuer that come from one IP address. */
export const issuerAnswerLimit = () => rateLimit('issuer-answer', passkeysPerAddress, windowSeconds);

/** What is good once, by its hash, for as long as it could be used: the state of a sign-in, and one that waits. */
export const onceLimit = () => rateLimit('once', 1, windowSeconds);

/** Takes one try from a limit. Returns the seconds to wait when it is used up, else 0. */
export async function take(limit: Limit, key: string): Promise<number> {
  try {
    await limit.consume(stored(key));
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** Takes one try from a limit. @throws Refusal `closed` when it is used up */
export async function mustHaveTry(limit: Limit, key: string): Promise<void> {
  const waitSeconds = await take(limit, key);
  if (waitSeconds > 0) throw tooManyTries(waitSeconds);
}

/** The refusal after too many tries. */
export function tooManyTries(waitSeconds: number): Refusal {
  return new Refusal('closed', `Too many tries. Try again in ${Math.ceil(waitSeconds / 60)} minutes.`);
}

/** Gives back the one try that was taken. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limit.reward(stored(key));
}

/** Forgets all tries that were taken. */
export async function forgive(limit: Limit, key: string): Promise<void> {
  await limit.delete(stored(key));
}

function stored(key: string): string {
  return key.slice(0, keyCharacters);
}
