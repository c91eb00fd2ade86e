import { randomBytes } from 'node:crypto';
import { type Call, Problem, type Reply } from '#sandbox/http/call.ts';
import { isEqual } from '#sandbox/http/equal.ts';
import { VULT_ACCOUNT } from './account.ts';

export type Tokens = { issue(call: Call): Reply; check(call: Call): void };

/** OAuth2 client credentials (RFC 6749, 4.4), in the form or in a Basic header. */
export function createTokens(tokenSeconds: number): Tokens {
  const expiries = new Map<string, number>();
  return {
    issue(call): Reply {
      const form = new URLSearchParams(call.body.toString('utf8'));
      if (form.get('grant_type') !== 'client_credentials')
        return { status: 400, json: { error: 'unsupported_grant_type' } };
      if (!isOurClient(call, form))
        return { status: 401, json: { error: 'invalid_client' }, headers: { 'www-authenticate': 'Basic' } };
      for (const [token, expiry] of expiries) if (expiry <= call.now.getTime()) expiries.delete(token);
      const token = randomBytes(32).toString('base64url');
      expiries.set(token, call.now.getTime() + tokenSeconds * 1000);
      const json = {
        access_token: token,
        token_type: 'Bearer',
        expires_in: tokenSeconds,
        scope: form.get('scope') ?? 'kyc',
      };
      return { status: 200, json, headers: { 'cache-control': 'no-store' } };
    },
    check({ headers, now }) {
      const token = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
      const expiry = token === undefined ? undefined : expiries.get(token);
      if (expiry === undefined || expiry <= now.getTime()) throw new Problem(401, 'Unauthorized');
    },
  };
}

function isOurClient({ headers }: Call, form: URLSearchParams): boolean {
  const basic = /^Basic +(.+)$/i.exec(headers.authorization ?? '')?.[1];
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent)
    : [form.get('client_id'), form.get('client_secret')];
  return isEqual(id ?? '', VULT_ACCOUNT.oauthClientId) && isEqual(secret ?? '', VULT_ACCOUNT.oauthClientSecret);
}
