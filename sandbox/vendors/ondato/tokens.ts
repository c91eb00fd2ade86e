import { randomBytes } from 'node:crypto';
import { type Call, Problem, type Reply } from '#sandbox/http/call.ts';
import { isEqual } from '#sandbox/http/equal.ts';
import { ONDATO_ACCOUNT } from './account.ts';

const SCOPES = ['idv_api', 'idv_api_readonly', 'kyc_identifications_api', 'kyc_identifications_api_readonly'] as const;

export type Scope = (typeof SCOPES)[number];

export type Tokens = {
  issue(call: Call): Reply;
  /** Throws Problem 401 without a valid token, and 403 when the token has none of these scopes. */
  check(call: Call, anyOf: readonly Scope[]): void;
};

/** OAuth2 client credentials in the form. Without `scope` all scopes are granted. */
export function createTokens(tokenSeconds: number): Tokens {
  const granted = new Map<string, { expiry: number; scopes: string[] }>();
  return {
    issue({ body, headers, now }): Reply {
      const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
      const form = new URLSearchParams(isForm ? body.toString('utf8') : '');
      if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type');
      if (!isOurClient(form)) return refused('invalid_client');
      const scopes = (form.get('scope') ?? SCOPES.join(' ')).split(' ').filter(Boolean);
      if (!scopes.every((scope) => SCOPES.some((known) => known === scope))) return refused('invalid_scope');
      for (const [token, { expiry }] of granted) if (expiry <= now.getTime()) granted.delete(token);
      const token = randomBytes(32).toString('base64url');
      granted.set(token, { expiry: now.getTime() + tokenSeconds * 1000, scopes });
      const json = { access_token: token, expires_in: tokenSeconds, token_type: 'Bearer', scope: scopes.join(' ') };
      return { status: 200, json, headers: { 'cache-control': 'no-store' } };
    },
    check({ headers, now }, anyOf) {
      const token = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
      const grant = token === undefined ? undefined : granted.get(token);
      if (grant === undefined || grant.expiry <= now.getTime()) throw new Problem(401, 'Authentication failed');
      if (!anyOf.some((scope) => grant.scopes.includes(scope)))
        throw new Problem(403, 'The token does not have the scope for this');
    },
  };
}

function refused(error: string): Reply {
  return { status: 400, json: { error } };
}

function isOurClient(form: URLSearchParams): boolean {
  return (
    isEqual(form.get('client_id') ?? '', ONDATO_ACCOUNT.clientId) &&
    isEqual(form.get('client_secret') ?? '', ONDATO_ACCOUNT.clientSecret)
  );
}
