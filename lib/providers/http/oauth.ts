import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProviderError } from '../provider-error.ts';
import type { ProviderHttp } from './http.ts';
import { jsonOf, shaped } from './json.ts';
import type { TokenSource } from './request.ts';

export type ClientCredentials = { tokenUrl: string; clientId: string; clientSecret: string; scope?: string };

type Kept = { token: string; expiresAt: number };

/**
 * A life of 0, or one that is no number, says as little as none: servers write it where a token does not expire by
 * time.
 */
const Grant = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});

const assumedSeconds = 300;
const marginMs = 60_000;

/**
 * Tokens live in memory only, by a digest of account and secret. Two connections to one account share a token, and a
 * second request joins one that is under way.
 */
const kept = new Map<string, Kept>();
const underWay = new Map<string, Promise<Kept>>();
const mostKept = 200;

/**
 * OAuth2 client credentials (RFC 6749 §4.4). A token is kept until one minute before it expires.
 * @throws ProviderError `unauthorized` where the vendor does not accept the credentials
 */
export function clientCredentials(http: ProviderHttp, now: () => Date, account: ClientCredentials): TokenSource {
  const key = createHash('sha256').update(JSON.stringify(account)).digest('hex');

  const fetched = (deadline: number): Promise<Kept> => {
    const joined = underWay.get(key);
    if (joined !== undefined) return joined;
    const grant = requestToken(http, now, account, deadline)
      .then((token) => keep(key, token))
      .finally(() => underWay.delete(key));
    underWay.set(key, grant);
    return grant;
  };

  return {
    async current(deadline) {
      const held = kept.get(key);
      return held !== undefined && held.expiresAt > now().getTime() ? held.token : (await fetched(deadline)).token;
    },
    async renewed(stale, deadline) {
      const held = kept.get(key);
      if (held?.token === stale) kept.delete(key);
      return this.current(deadline);
    },
  };
}

function keep(key: string, token: Kept): Kept {
  const oldest = kept.keys().next();
  if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
  kept.set(key, token);
  return token;
}

async function requestToken(
  http: ProviderHttp,
  now: () => Date,
  account: ClientCredentials,
  deadline: number,
): Promise<Kept> {
  const askedAt = now().getTime();
  const grant = shaped('token', Grant, jsonOf('token', await askForToken(http, account, deadline)));
  const lifeMs = (grant.expires_in ?? assumedSeconds) * 1000;
  return { token: grant.access_token, expiresAt: askedAt + Math.max(lifeMs - marginMs, lifeMs / 2) };
}

async function askForToken(http: ProviderHttp, account: ClientCredentials, deadline: number) {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: account.clientId,
    client_secret: account.clientSecret,
  });
  if (account.scope) form.set('scope', account.scope);
  try {
    return await http.send({
      operation: 'token',
      safe: true,
      method: 'POST',
      url: account.tokenUrl,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      expect: 'json',
      deadline,
    });
  } catch (error) {
    // RFC 6749 §5.2 answers wrong credentials with 400 as well as 401.
    if (error instanceof ProviderError && (error.status === 400 || error.status === 403)) {
      throw new ProviderError('unauthorized', 'token: the provider does not accept the credentials', {
        status: error.status,
      });
    }
    throw error;
  }
}
