import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import type { Door } from '#lib/auth/doors.ts';
import { sessionCookie } from '#lib/auth/options.ts';
import { env } from '#lib/env.ts';
import type { BuiltDoors } from './door-build.ts';
import { accountName, sandboxSettings, type Target } from './door-target.ts';

/** A request as it goes over the wire; nothing is added to it. */
export type Knock = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body: string | undefined };

/** What came back. `value` is an action's own answer; null when the framework answered in its place. */
export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  value: ActionAnswer | null;
};

export type ActionAnswer = { ok: boolean; code?: string; message?: string; value?: unknown };

/** A request that a page of ours would send for this door, about this target, with nothing wrong in it. */
export function knockOn(door: Door, built: BuiltDoors, target: Target): Knock {
  const [kind = '', name = ''] = door.split(' ');
  const path = name
    .replace('[connection]/[[...token]]', target.applicantId)
    .replace('/connections/[id]', `/connections/${target.connection.id}`)
    .replace('/images/[id]', `/images/${target.imageId}`)
    .replace('[id]', target.applicantId)
    .replace('[page]', '1')
    .replace('[token]', target.token)
    .replace('[...nextauth]', 'csrf');
  if (kind === 'page') return { method: 'GET', path, headers: {}, body: undefined };
  if (name === '/api/connections/[id]/ids')
    return { ...post(path, null, 'text/csv'), body: target.connection.externalId };
  if (kind === 'route')
    return bodyOf[name]
      ? post(path, bodyOf[name](target), 'application/json')
      : { method: 'GET', path, headers: {}, body: undefined };
  const action = built.actions.find((one) => one.name === name);
  const page = (action?.pages[0] ?? '/sign-in')
    .replace('/connections/[id]', `/connections/${target.connection.id}`)
    .replace('[id]', target.applicantId)
    .replace('[token]', target.token);
  return callOf(action?.id ?? '', page, inputOf[name]?.(target));
}

/** A call of a server action: the arguments as the client of React writes plain values (encodeReply). */
export function callOf(id: string, path: string, input: unknown): Knock {
  const { headers, ...rest } = post(path, input === undefined ? [] : [input], 'text/plain;charset=UTF-8');
  return { ...rest, headers: { ...headers, 'next-action': id, accept: 'text/x-component' } };
}

/** Sends it as someone, with more headers or with some taken away (`undefined`), to the Docket that npm test started or to another. */
export async function send(
  knock: Knock,
  cookie: string | null,
  change: Record<string, string | undefined> = {},
  address = env().PUBLIC_URL,
): Promise<Answer> {
  const own = knock.method === 'POST' ? { origin: address } : {};
  const all = {
    ...own,
    ...knock.headers,
    ...(cookie ? { cookie: `${sessionCookie().name}=${cookie}` } : {}),
    ...change,
  };
  const headers = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  const answer = await request(`${address}${knock.path}`, { method: knock.method, headers, body: knock.body ?? null });
  const body = await answer.body.text();
  const rest = String(answer.headers.location ?? '');
  // A part of a page is asked for under an address that names which (against poisoned caches); the first answer says which.
  if (headers.rsc && rest.includes('_rsc') && !knock.path.includes('_rsc'))
    return send({ ...knock, path: rest }, cookie, change, address);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body,
    value: 'next-action' in knock.headers ? actionAnswer(body) : null,
  };
}

/** What a server action returned: row 1 of the stream, or whichever row holds an answer of ours. */
function actionAnswer(body: string): ActionAnswer | null {
  const row = body.split('\n').find((line) => /^[0-9a-f]+:\{"ok":/.test(line));
  return row ? (JSON.parse(row.slice(row.indexOf(':') + 1)) as ActionAnswer) : null;
}

const bodyOf: Record<string, (target: Target) => unknown> = {
  '/api/seen': ({ applicantId, imageId }) => ({ applicantId, pictures: [{ imageId, page: 1, seconds: 5 }] }),
  '/api/session/active': () => ({}),
  '/api/webhooks/[connection]/[[...token]]': () => ({}),
  '/api/connections/test': ({ connection: { id } }) => ({ id, provider: 'allpass', mode: 'test', draft: null }),
};

/** What each action is called with when all is well. An action that is not in here can't be tried, and its test says so. */
export const inputOf: Record<string, (target: Target) => unknown> = {
  setPassword: ({ token }) => ({ token, password: `a long passphrase ${randomUUID()}` }),
  signOut: () => undefined,
  decideCase: ({ caseId, version }) => ({
    decisionId: randomUUID(),
    caseId,
    version,
    outcome: 'approved',
    // The passport names someone else: an approval then says why.
    reasons: ['AP-02'],
    note: 'The name was changed by marriage.',
    hasConfirmedUnseen: true,
    archiveId: null,
  }),
  orderCommand: ({ ordered }) => ({
    commandId: randomUUID(),
    applicantId: ordered.applicantId,
    connectionId: null,
    kind: 'move_flow',
    input: { flowId: '13' },
  }),
  withdrawCommand: ({ ordered }) => ({ commandId: ordered.held }),
  resumeCommand: ({ ordered }) => ({ commandId: ordered.stuck }),
  settleCommand: ({ ordered }) => ({ commandId: ordered.stuck, note: 'Trying a door' }),
  addConnection: ({ connection: { provider } }) => ({
    id: randomUUID(),
    provider,
    label: `${accountName} ${randomUUID()}`,
    mode: 'test',
    settings: sandboxSettings(),
    erasesWhatItReads: false,
  }),
  changeConnection: ({ connection: { id, label } }) => ({
    id,
    label: `${label}, changed`.slice(0, 80),
    pace: { roundEveryMinutes: null, callsPerSecond: null },
    settings: null,
    isLeaked: false,
    erasesWhatItReads: false,
  }),
  pauseConnection: ({ connection: { id } }) => ({ id }),
  resumeConnection: ({ connection: { id } }) => ({ id, acceptsErasure: false }),
  removeConnection: ({ connection: { id, label } }) => ({ id, typedLabel: label }),
  previewAsk: ({ connection: { id, externalId } }) => ({ id, externalId }),
  replayAsk: ({ connection: { id, externalId } }) => ({ id, externalId }),
  dismissAsk: ({ connection: { id, externalId } }) => ({ id, externalId }),
  registerWebhook: ({ registrar }) => ({ id: registrar, commandId: randomUUID() }),
  revealField: ({ applicantId }) => ({ applicantId, field: 'email', reason: 'Trying a door' }),
  revealEvidence: ({ applicantId }) => ({ applicantId, reason: 'Trying a door' }),
};

function post(path: string, body: unknown, type: string): Knock {
  return { method: 'POST', path, headers: { 'content-type': type }, body: JSON.stringify(body) };
}
