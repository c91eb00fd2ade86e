import { B2CORE_ACCOUNT } from '#sandbox/vendors/b2core/account.ts';
import { BLOCKPASS_ACCOUNT } from '#sandbox/vendors/blockpass/account.ts';
import { ONDATO_ACCOUNT } from '#sandbox/vendors/ondato/account.ts';
import { VULT_ACCOUNT } from '#sandbox/vendors/vult/account.ts';

export type Session = {
  session_id: string;
  status_e: string;
  created_at: string;
  document_type_e: string;
  metadata: { reference: string };
};

/** Signs in at Vult; returns a function that posts to it. */
export async function openVult(url: string): Promise<(path: string, body: object) => Promise<Response>> {
  const { oauthClientId, oauthClientSecret } = VULT_ACCOUNT;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: oauthClientId,
    client_secret: oauthClientSecret,
  });
  const { access_token } = await (await fetch(`${url}/vult/oauth/token`, { method: 'POST', body: form })).json();
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  return (path, body) => fetch(`${url}/vult${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

export function readBlockpass(url: string, path: string, key: string): Promise<Response> {
  return fetch(`${url}/blockpass/kyc/1.0/connect/${BLOCKPASS_ACCOUNT.clientId}${path}`, {
    headers: { authorization: key },
  });
}

/** Reads from Allpass without encryption; a body makes it a POST. */
export function readAllpass(url: string, path: string, body?: object): Promise<Response> {
  const headers = { 'x-private-app-key': 'sandbox-allpass-plain', 'content-type': 'application/json' };
  return fetch(`${url}/allpass/api/public${path}`, {
    method: body ? 'POST' : 'GET',
    headers,
    body: body && JSON.stringify(body),
  });
}

/** Reads from B2Core as an administrator. */
export function readB2Core(url: string, path: string): Promise<Response> {
  return fetch(`${url}/b2core/api/v2${path}`, {
    headers: { authorization: `Bearer ${B2CORE_ACCOUNT.backOfficeToken}` },
  });
}

/** Signs in at Ondato; returns a function that reads from it. */
export async function openOndato(url: string) {
  const { clientId: client_id, clientSecret: client_secret } = ONDATO_ACCOUNT;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const { access_token } = await (await fetch(`${url}/ondato/id/connect/token`, { method: 'POST', body: form })).json();
  return async (path: string) =>
    (await fetch(`${url}/ondato${path}`, { headers: { authorization: `Bearer ${access_token}` } })).json();
}

/** Decodes an image download of Vult, in any of its forms. */
export async function imageIn(answer: Response): Promise<{ form: string; picture: Buffer }> {
  const mediaType = answer.headers.get('content-type') ?? '';
  if (!mediaType.includes('json')) return { form: mediaType, picture: Buffer.from(await answer.arrayBuffer()) };
  const value: string | { image: string } = await answer.json();
  const text = typeof value === 'string' ? value : value.image;
  const form = typeof value === 'string' ? (text.startsWith('data:') ? 'data URI' : 'base64') : 'object';
  return { form, picture: Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64') };
}
