import { BLOCKPASS_ACCOUNT, VULT_ACCOUNT } from './accounts.ts';

/** Short ways to call a running sandbox, for tests. They are plain `fetch`, so that nothing of an adapter is tested with it. */
export type Session = {
  session_id: string;
  status_e: string;
  created_at: string;
  document_type_e: string;
  metadata: { reference: string };
};

/** Signs in at Vult and returns a way to post to it. */
export async function openVult(url: string): Promise<(path: string, body: object) => Promise<Response>> {
  const { oauthClientId, oauthClientSecret } = VULT_ACCOUNT;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: oauthClientId, client_secret: oauthClientSecret });
  const { access_token } = await (await fetch(`${url}/vult/oauth/token`, { method: 'POST', body: form })).json();
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  return (path, body) => fetch(`${url}/vult${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

export function readBlockpass(url: string, path: string, key: string): Promise<Response> {
  return fetch(`${url}/blockpass/kyc/1.0/connect/${BLOCKPASS_ACCOUNT.clientId}${path}`, { headers: { authorization: key } });
}

/** Posts to the sandbox's own controls, such as `/faults` or `/reset`. */
export async function steer(url: string, path: string, body: object = {}): Promise<void> {
  await ask(url, path, body);
}

/** What a control answers; a body makes it a POST. Throws with the sandbox's own words when it says no. */
export async function ask(url: string, path: string, body?: object) {
  const answer = await fetch(`${url}/control${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {});
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Undoes whichever form a Vult download came in. */
export async function openForm(answer: Response): Promise<{ form: string; picture: Buffer }> {
  const mediaType = answer.headers.get('content-type') ?? '';
  if (!mediaType.includes('json')) return { form: mediaType, picture: Buffer.from(await answer.arrayBuffer()) };
  const value: string | { image: string } = await answer.json();
  const text = typeof value === 'string' ? value : value.image;
  const form = typeof value === 'string' ? (text.startsWith('data:') ? 'data URI' : 'base64') : 'object';
  return { form, picture: Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64') };
}
