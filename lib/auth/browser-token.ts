import { randomBytes } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { knownForDays } from '#lib/data/members/browsers.ts';
import { env } from '#lib/env.ts';

const maxAge = knownForDays * 86_400;

/** Another key than that of the session's cookie: neither can be used as the other. */
const salt = 'known browser';

/** The cookie by which a browser is known again after the session has ended (docs/security.md, bar 31). */
export function browserCookie() {
  const secure = env().PUBLIC_URL.startsWith('https:');
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge } as const;
  return { name: secure ? '__Host-docket.browser' : 'docket.browser', options };
}

/** The id in a cookie's value; null without one, or in one that Docket did not make. */
export async function browserIdIn(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET, salt });
    return typeof claims?.bid === 'string' ? claims.bid : null;
  } catch {
    // What can't be decoded was not made by Docket: the same as none.
    return null;
  }
}

/** The value of the cookie with this id. */
export function browserToken(id: string): Promise<string> {
  return encode({ token: { bid: id }, secret: env().NEXTAUTH_SECRET, salt, maxAge });
}

/** A new id for a browser: 256 random bits. */
export function newBrowserId(): string {
  return randomBytes(32).toString('base64url');
}
