import { z } from 'zod';
import type { IssuerSettings } from '#lib/issuer-settings.ts';
import type { Claims } from '#lib/review/members/issuer-person.ts';
import type { Discovery } from './discovery.ts';
import { fetchJson } from './fetch-json.ts';
import { verifyIdToken } from './id-token.ts';
import { IssuerProblem } from './problem.ts';

/** What the issuer sent back with the browser, and what this browser's sign-in was begun with. */
export type Callback = {
  params: { code?: string | undefined; state?: string | undefined; iss?: string | undefined };
  checks: { state?: string | undefined; nonce?: string | undefined; code_verifier?: string | undefined };
  redirectUri: string;
};

const Tokens = z.object({
  id_token: z.string().min(1).max(64_000),
  access_token: z.string().min(1).max(64_000).optional(),
});

/** What the issuer says about a person: `token` as it was signed, `claims` with what it said when asked besides. */
export type Verified = { idToken: string; token: Claims & { sub: string }; claims: Claims };

/**
 * Exchanges the code for a token, and verifies it. Only the code flow: a token that comes with the browser is not read.
 * next-auth hands this over whole, because the library below it has no time limit for a body, none for its size, and
 * knows one algorithm.
 * @param wanted the claims that are asked for at the issuer where the token lacks them
 * @throws IssuerProblem `expired`, `not_accepted`, `unreachable`
 */
export async function exchange(
  settings: IssuerSettings,
  discovery: Discovery,
  { params, checks, redirectUri }: Callback,
  wanted: readonly string[],
): Promise<Verified> {
  const { code, state, iss } = params;
  if (!checks.state || !checks.nonce || !checks.code_verifier || state !== checks.state)
    throw new IssuerProblem('expired', 'callback: state');
  // RFC 9207: the answer of another issuer is not taken for one of this.
  const isOfAnother =
    iss === undefined ? discovery.authorization_response_iss_parameter_supported : iss !== settings.issuer;
  if (isOfAnother) throw new IssuerProblem('not_accepted', 'callback: issuer');
  if (!code) throw new IssuerProblem('not_accepted', 'callback: no code');
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: checks.code_verifier,
  };
  const answer = await fetchJson(discovery.token_endpoint, 'token', signedRequest(settings, discovery, form));
  const tokens = Tokens.safeParse(answer);
  if (!tokens.success) throw new IssuerProblem('not_accepted', 'token: no id_token');
  const { id_token: idToken, access_token: accessToken } = tokens.data;
  const token = await verifyIdToken(idToken, discovery, { clientId: settings.clientId, nonce: checks.nonce });
  return { idToken, token, claims: await completed(token, discovery, accessToken, wanted) };
}

function signedRequest(
  { clientId, clientSecret }: IssuerSettings,
  { token_endpoint_auth_methods_supported: methods }: Discovery,
  form: Record<string, string>,
) {
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  if (methods.includes('client_secret_basic')) {
    // RFC 6749, section 2.3.1: both parts are encoded as a form before they are joined.
    const pair = [clientId, clientSecret].map((part) => new URLSearchParams({ p: part }).toString().slice(2)).join(':');
    const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    return { method: 'POST', headers: { ...headers, authorization }, body: new URLSearchParams(form).toString() };
  }
  if (!methods.includes('client_secret_post')) throw new IssuerProblem('unreachable', 'token: no known way to sign');
  const body = new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret }).toString();
  return { method: 'POST', headers, body };
}

/**
 * The token's claims, and what it lacks from the issuer's userinfo endpoint. What is signed is never replaced, and
 * whether an address is verified counts only from where the address is from.
 */
async function completed(
  token: Claims & { sub: string },
  { userinfo_endpoint: address }: Discovery,
  accessToken: string | undefined,
  wanted: readonly string[],
): Promise<Claims> {
  if (!address || !accessToken || wanted.every((claim) => token[claim] !== undefined)) return token;
  const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` };
  const said = await fetchJson(address, 'userinfo', { headers });
  if (said.sub !== token.sub) throw new IssuerProblem('not_accepted', 'userinfo: subject');
  const { email, email_verified } = token.email === undefined ? said : token;
  return { ...said, ...token, email, email_verified };
}
