import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { IssuerSettings } from '#lib/issuer-settings.ts';
import type { Claims } from '#lib/review/members/issuer-person.ts';
import { onceLimit, take } from '../sign-in-limits.ts';
import type { Admission } from './admit.ts';
import type { Discovery } from './discovery.ts';
import { exchange, type Verified } from './exchange.ts';
import { IssuerProblem } from './problem.ts';

/** The name of the provider in next-auth, and in the address to which the issuer sends the browser back. */
export const providerId = 'oidc';

/** What became of one answer of the issuer. next-auth tells of an error only that there was one. */
export type Attempt = { ended: Admission | null; error: unknown };

/**
 * The issuer as a provider of next-auth, for one request. next-auth keeps state, nonce and PKCE in cookies, makes the
 * address at the issuer and sets the session's cookie; the token is exchanged and verified here.
 * @param admit signs in the person of a verified token
 */
export function issuerProvider(
  settings: IssuerSettings,
  discovery: Discovery,
  attempt: Attempt,
  admit: (verified: Verified) => Promise<Admission>,
): OAuthConfig<Claims> {
  const { issuer, clientId, clientSecret, name, roles } = settings;
  const wanted = ['email', 'name', ...(roles ? [roles.claim] : [])];
  return {
    id: providerId,
    type: 'oauth',
    name,
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { url: discovery.authorization_endpoint, params: { scope: 'openid email profile' } },
    token: {
      url: discovery.token_endpoint,
      request: async ({ params, checks, provider: { callbackUrl: redirectUri } }) => {
        try {
          const callback = { params, checks: checks as Readonly<Record<string, string>>, redirectUri };
          await mustBeFirst(params.state);
          const verified = await exchange(settings, discovery, callback, wanted);
          attempt.ended = await admit(verified);
          return { tokens: { id_token: verified.idToken } };
        } catch (error) {
          attempt.error = error;
          throw error;
        }
      },
    },
    // next-auth's cookie gets the id of the session, as after a password.
    profile: () => ({ id: attempt.ended && 'sessionId' in attempt.ended ? attempt.ended.sessionId : '' }),
  };
}

/** A state is good once, also where the issuer would take its code again. */
async function mustBeFirst(state: string | undefined): Promise<void> {
  if (state && (await take(onceLimit(), `state ${state}`)) > 0) throw new IssuerProblem('expired', 'callback: replay');
}
