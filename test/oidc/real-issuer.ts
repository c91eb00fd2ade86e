import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Context, Provider } from 'oidc-provider';
import { formOf, listen } from './listen.ts';

/** What the issuer says about one of its accounts. */
export type Account = { email?: string; email_verified?: boolean; name?: string; groups?: string[] };

/** A real identity provider (oidc-provider) on another host name than Docket's, with these accounts. */
export type RealIssuer = {
  readonly url: string;
  readonly accounts: Map<string, Account>;
  readonly close: () => Promise<void>;
};

export const client = { id: 'docket', secret: randomBytes(24).toString('base64url') };

/** Starts one. @param redirectUri the only address to which it sends a browser back */
export async function realIssuer(redirectUri: string): Promise<RealIssuer> {
  const accounts = new Map<string, Account>();
  let url = '';
  const { close } = await listen('localhost', (port) => {
    url = `http://localhost:${port}`;
    const provider = new Provider(url, configuration(redirectUri, accounts));
    const serve = provider.callback();
    return (request, response) =>
      request.url?.startsWith('/interaction/') ? askWho(provider, request, response) : serve(request, response);
  });
  return { url, accounts, close };
}

/** In seconds, for what the issuer would otherwise ask about on the console. */
const lifetimes = { Interaction: 600, Session: 3_600, Grant: 3_600, AccessToken: 600, IdToken: 300 };

function configuration(redirectUri: string, accounts: Map<string, Account>) {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  return {
    jwks: { keys: [{ ...key, kid: 'of the tests', use: 'sig' }] },
    ttl: lifetimes,
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: Context, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...accounts.get(id) }),
    }),
    // The client is the organisation's own: no one is asked whether it may know their name.
    loadExistingGrant: async ({ oidc: { client: asking, account, provider } }: Context) => {
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: account.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

/** The page of the issuer on which a person says who they are, or refuses. */
async function askWho(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Issuer</title><form method="post">
      <label>Account <input name="account"></label>
      <button name="act" value="sign-in">Sign in</button> <button name="act" value="refuse">Refuse</button></form>`);
    return;
  }
  const form = await formOf(request);
  const result =
    form.get('act') === 'refuse' ? { error: 'access_denied' } : { login: { accountId: form.get('account') ?? '' } };
  await provider.interactionFinished(request, response, result);
}
