import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { endSession, sessionInForce, sessionLimits } from '#lib/data/members/sessions.ts';
import { env } from '#lib/env.ts';
import { oneLine } from '#lib/review/text.ts';
import { signIn } from './sign-in.ts';

const blank = { email: '', password: '' };

/** What the form of signing in may send. What can't be an address or a password is tried as none, and fails like one. */
export const credentials = z.object({ email: oneLine(320).catch(''), password: oneLine(1024).catch('') }).catch(blank);

/** The cookie that holds the session's id. `__Host-` ties it to this host and to https (docs/security.md, bar 30). */
export function sessionCookie(): { name: string; isSecure: boolean } {
  const isSecure = env().PUBLIC_URL.startsWith('https:');
  return { name: isSecure ? '__Host-docket.session' : 'docket.session', isSecure };
}

/**
 * next-auth's part: it checks the form and seals the session's id into a cookie. Whether that session is in force is
 * asked of our own row on every request, because a sealed token alone can't be taken back.
 */
export function authOptions(): NextAuthOptions {
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
      callbackUrl: { name: `${prefix}.callback`, options: cookie },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (given, request) => {
          const { email, password } = credentials.parse(given ?? {});
          const result = await signIn(email, password, addressOf(request.headers));
          if ('sessionId' in result) return { id: result.sessionId };
          if (result.failed === 'rate_limited') throw new Error(`rate_limited:${result.waitSeconds}`);
          return null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      // Nothing of the person goes to the browser this way: pages are given what they may show.
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

/** The last address named by the proxy in front of us, which is the one it saw itself. */
function addressOf(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.['x-forwarded-for'];
  return typeof forwarded === 'string' ? (forwarded.split(',').at(-1)?.trim() ?? 'unknown') : 'unknown';
}
