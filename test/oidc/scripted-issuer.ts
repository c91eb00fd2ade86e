import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { formOf, listen } from './listen.ts';
import { client } from './real-issuer.ts';

/** What an issuer says and does. A test changes one thing of it. */
export type Script = {
  claims: Record<string, unknown>;
  /** How the token is signed; by default as it should be. */
  sign: (claims: Record<string, unknown>, keys: IssuerKeys) => Promise<string> | string;
  /** Changes the description of the issuer. */
  describe: (description: Record<string, unknown>) => Record<string, unknown>;
  /** Parameters of its answer in place of the right ones. */
  answer: Record<string, string>;
  /** Takes the time, or the connection, in place of an answer at this path. */
  instead: Record<string, (response: ServerResponse) => Promise<void> | void>;
  /** Takes a code again, and one without the right verifier. */
  isLax: boolean;
};

export type IssuerKeys = { rsa: KeyPair; ec: KeyPair; stranger: KeyPair };

type KeyPair = { publicKey: KeyObject; privateKey: KeyObject };

/** An issuer that a test makes hostile, broken or slow, on another host name than Docket's. */
export type ScriptedIssuer = {
  readonly url: string;
  readonly keys: IssuerKeys;
  /** Back to an issuer as it should be, which says that `subject` signed in. */
  reset: (claims: Record<string, unknown>) => Script;
  readonly close: () => Promise<void>;
};

type Begun = { nonce: string; challenge: string };

/** Starts one. */
export async function scriptedIssuer(): Promise<ScriptedIssuer> {
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = { rsa: rsa(), ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }), stranger: rsa() };
  const begun = new Map<string, Begun>();
  let url = '';
  let script = asItShouldBe({});
  const { close } = await listen('localhost', (port) => {
    url = `http://localhost:${port}`;
    return async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', url);
      const instead = script.instead[pathname];
      if (instead) return instead(response);
      if (pathname === '/auth') return sendBack(url, script, begun, searchParams, response);
      if (pathname === '/token') return json(response, await token(url, script, keys, begun, request));
      if (pathname === '/keys') return json(response, { keys: publicKeys(keys) });
      if (pathname === '/.well-known/openid-configuration') return json(response, script.describe(description(url)));
      response.statusCode = 404;
      response.end();
    };
  });
  return {
    url,
    keys,
    reset: (claims) => {
      script = asItShouldBe(claims);
      return script;
    },
    close,
  };
}

function asItShouldBe(claims: Record<string, unknown>): Script {
  return {
    claims,
    sign: (all, { rsa }) => signed(all, rsa, 'RS256', 'rsa'),
    describe: (description) => description,
    answer: {},
    instead: {},
    isLax: false,
  };
}

/** Signs claims with a key, under the name of one. */
export function signed(claims: Record<string, unknown>, { privateKey }: KeyPair, alg: string, kid: string) {
  return new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(privateKey);
}

/** Never answers, as long as a test waits. */
export async function hang(): Promise<void> {
  await sleep(60_000, undefined, { ref: false });
}

function description(url: string): Record<string, unknown> {
  return {
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    authorization_response_iss_parameter_supported: true,
  };
}

function publicKeys({ rsa, ec }: IssuerKeys) {
  return [
    { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig' },
    { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec', use: 'sig' },
  ];
}

function sendBack(
  url: string,
  { answer }: Script,
  begun: Map<string, Begun>,
  asked: URLSearchParams,
  response: ServerResponse,
): void {
  const code = randomUUID();
  begun.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
  const back = new URL(asked.get('redirect_uri') ?? '');
  const said = { code, state: asked.get('state') ?? '', iss: url, ...answer };
  for (const [name, value] of Object.entries(said)) back.searchParams.set(name, value);
  response.writeHead(302, { Location: back.href }).end();
}

async function token(
  url: string,
  { claims, sign, isLax }: Script,
  keys: IssuerKeys,
  begun: Map<string, Begun>,
  request: IncomingMessage,
): Promise<Record<string, unknown>> {
  const form = await formOf(request);
  const known = begun.get(form.get('code') ?? '');
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (!isLax && (known?.challenge !== challenge || form.get('client_secret') !== client.secret))
    return { error: 'invalid_grant' };
  if (!isLax) begun.delete(form.get('code') ?? '');
  const now = Math.floor(Date.now() / 1000);
  const all = { iss: url, aud: client.id, iat: now, exp: now + 300, nonce: known?.nonce, ...claims };
  return { token_type: 'Bearer', id_token: await sign(all, keys) };
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(value));
}
