import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { endSession, sessionInForce, sessionLimits } from '#lib/data/members/sessions.ts';
import { env } from '#lib/env.ts';
import { browserName } from '#lib/review/members/browser-name.ts';
import type { Claims } from '#lib/review/members/issuer-person.ts';
import { oneLine } from '#lib/review/text.ts';
import { signIn, type Visitor } from './sign-in.ts';

const blank = { email: '', password: '', code: '' };

/** Input of the sign-in form. What is impossible becomes empty, and fails like a wrong one. */
export const credentials = z
  .object({ email: oneLine(320).catch(''), password: oneLine(1024).catch(''), code: oneLine(40).catch('') })
  .catch(blank);

/** The cookie with the session's id. `__Host-` ties it to this host and to https (docs/security.md, bar 30). */
export function sessionCookie(): { name: string; isSecure: boolean } {
  const isSecure = env().PUBLIC_URL.startsWith('https:');
  return { name: isSecure ? '__Host-docket.session' : 'docket.session', isSecure };
}

/** The id that the request's browser is known by, and how it is given one. */
export type KnownBrowser = { id: () => Promise<string | null>; remember: (id: string) => Promise<void> };

/**
 * For how long a sign-in at the issuer may take, in seconds. Its cookies are SameSite=Lax: the answer comes by a link
 * on the issuer's page, and Strict ones would not be sent with it.
 */
const issuerSeconds = 600;

/** The cookies of a sign-in at the issuer, by next-auth's names for them. */
export function issuerCookies() {
  const { isSecure } = sessionCookie();
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure, maxAge: issuerSeconds } as const;
  const prefix = isSecure ? '__Host-docket' : 'docket';
  return {
    state: { name: `${prefix}.state`, options },
    nonce: { name: `${prefix}.nonce`, options },
    pkceCodeVerifier: { name: `${prefix}.pkce`, options },
    callbackUrl: { name: `${prefix}.callback`, options },
  };
}

const noBrowser: KnownBrowser = { id: async () => null, remember: async () => undefined };

/**
 * Options of next-auth, which handles the form and encrypts the session's id into a cookie. The session itself is a row
 * read on every request, because an encrypted token alone can't be revoked.
 * @param issuer the provider of a sign-in at the issuer (lib/auth/oidc), for the requests that are part of one
 */
export function authOptions(
  browser: KnownBrowser = noBrowser,
  issuer: OAuthConfig<Claims> | null = null,
): NextAuthOptions {
  const { name, isSecure } = sessionCookie();
  const cookie = { httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure } as const;
  const prefix = isSecure ? '__Host-docket' : 'docket';
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionLimits.totalHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name, options: cookie },
      csrfToken: { name: `${prefix}.csrf`, options: cookie },
      ...issuerCookies(),
    },
    providers: [
      ...(issuer ? [issuer] : []),
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' }, code: { type: 'text' } },
        authorize: async (given, request) => {
          const visitor = visitorOf(request.headers, await browser.id());
          const result = await signIn(credentials.parse(given ?? {}), visitor);
          if ('sessionId' in result) {
            await browser.remember(result.browserId);
            return { id: result.sessionId };
          }
          if (result.failed === 'rate_limited') throw new Error(`rate_limited:${result.waitSeconds}`);
          if (result.failed !== 'wrong') throw new Error(result.failed);
          return null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      // No personal data goes to the browser this way: pages get what they may show.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const session = typeof token.sid === 'string' ? await sessionInForce(token.sid, false) : null;
        if (session) await endSession(session.actor);
      },
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
}

/** Who sent a request, as its headers say. */
export function visitorOf(headers: Record<string, unknown> | undefined, browserId: string | null): Visitor {
  const [forwarded, userAgent] = [headers?.['x-forwarded-for'], headers?.['user-agent']];
  return {
    address: addressIn(typeof forwarded === 'string' ? forwarded : null),
    browser: browserName(typeof userAgent === 'string' ? userAgent : null),
    browserId,
  };
}

/** The last address in x-forwarded-for: the one the proxy in front of Docket saw itself. */
export function addressIn(forwarded: string | null): string {
  return forwarded?.split(',').at(-1)?.trim() || 'unknown';
}
