import { RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimit } from '#lib/data/members/rate-limits.ts';

const windowSeconds = 15 * 60;
const triesPerAccount = 10;
const triesPerAddress = 100;
const triesWithCode = 5;
const challengesPerAddress = 300;

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
export const challengeLimit = () => rateLimit('passkey-address', challengesPerAddress, windowSeconds);

/** Takes one try from a limit. Returns the seconds to wait when it is used up, else 0. */
export async function take(limit: ReturnType<typeof rateLimit>, key: string): Promise<number> {
  try {
    await limit.consume(key.slice(0, 200));
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
