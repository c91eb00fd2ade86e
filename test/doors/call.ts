import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import type { Door } from '#lib/auth/doors.ts';
import { sessionCookie } from '#lib/auth/options.ts';
import { env } from '#lib/env.ts';
import { accountInputs } from './account-inputs.ts';
import { bodyOf, boundary, lookupForm } from './bodies.ts';
import type { BuiltDoors } from './build.ts';
import { commandInputs } from './commands.ts';
import { endpointInputs } from './endpoints.ts';
import { evidenceInputs } from './evidence-inputs.ts';
import { jobInputs } from './jobs.ts';
import { policyInputs } from './policies.ts';
import { queueInputs } from './queue.ts';
import { ruleInputs } from './rules.ts';
import { absentTarget, accountName, sandboxSettings, type Target } from './target.ts';

/** A request exactly as it is sent. */
export type DoorCall = {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
};

/** A response. `value` is a server action's own answer; null when the framework answered instead. */
export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  value: ActionAnswer | null;
};

export type ActionAnswer = { ok: boolean; code?: string; message?: string; value?: unknown };

/** A valid request for this door and target, as Docket's pages would send it. */
export function callFor(door: Door, built: BuiltDoors, target: Target): DoorCall {
  const [kind = '', name = ''] = door.split(' ');
  const path = name
    .replace('[connection]/[[...token]]', () => target.applicantId)
    .replace('/connections/[id]', () => `/connections/${target.connection.id}`)
    .replace('/exports/[id]', () => `/exports/${target.exportId}`)
    .replace('/jobs/[id]', () => `/jobs/${target.jobs.prepared}`)
    .replace('/rules/[connection]', () => `/rules/${target.rules.connectionId}`)
    .replace('/images/[id]', () => `/images/${target.imageId}`)
    .replace('/lookups/[id]', () => `/lookups/${target.lookupId}`)
    .replace('/hits/[id]', () => `/hits/${target.hit.id}`)
    .replace('/cases/ahead', () => `/cases/ahead?open=${target.caseId}`)
    .replace('[id]', () => target.applicantId)
    .replace('[page]', '1')
    .replace('[token]', () => target.token)
    .replace('[...nextauth]', 'csrf');
  if (kind === 'page') return { method: 'GET', path, headers: {}, body: undefined };
  if (name === '/api/connections/[id]/ids')
    return { ...post(path, null, 'text/csv'), body: target.connection.externalId };
  if (name === '/api/hits/[id]/lookups')
    return { ...post(path, null, `multipart/form-data; boundary=${boundary}`), body: lookupForm() };
  if (kind === 'route')
    return bodyOf[name]
      ? post(path, bodyOf[name](target), 'application/json')
      : { method: 'GET', path, headers: {}, body: undefined };
  const action = built.actions.find((one) => one.name === name);
  const page = (action?.pages[0] ?? '/sign-in')
    .replace('/connections/[id]', () => `/connections/${target.connection.id}`)
    .replace('/jobs/[id]', () => `/jobs/${target.jobs.prepared}`)
    .replace('/rules/[connection]', () => `/rules/${target.rules.connectionId}`)
    .replace('[id]', () => target.applicantId)
    .replace('[token]', () => target.token);
  return actionCall(action?.id ?? '', page, inputOf[name]?.(target));
}

/** The records of a target that the request of a door names: a target without the others will do. */
export function namedBy(door: Door, built: BuiltDoors): ReadonlySet<keyof Target> {
  const named = new Set<keyof Target>();
  const watched = new Proxy(absentTarget(), {
    get: (target, key: keyof Target) => {
      named.add(key);
      return target[key];
    },
  });
  callFor(door, built, watched);
  // Some of these act on what the caller has, and name nothing.
  if (door.replace('action ', '') in accountInputs) named.add('accounts');
  return named;
}

/** A call of a server action, with its arguments encoded as React's client does for plain values (encodeReply). */
export function actionCall(id: string, path: string, input: unknown): DoorCall {
  const { headers, ...rest } = post(path, input === undefined ? [] : [input], 'text/plain;charset=UTF-8');
  return { ...rest, headers: { ...headers, 'next-action': id, accept: 'text/x-component' } };
}

/**
 * Sends a request with a session cookie, to the Docket that npm test started or to `address`.
 * @param change headers to add or, with `undefined`, to leave out
 */
export async function send(
  call: DoorCall,
  cookie: string | null,
  change: Record<string, string | undefined> = {},
  address = env().PUBLIC_URL,
): Promise<Answer> {
  const own = call.method === 'POST' ? { origin: address } : {};
  const all = {
    ...own,
    ...call.headers,
    ...(cookie ? { cookie: `${sessionCookie().name}=${cookie}` } : {}),
    ...change,
  };
  const headers = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  const answer = await request(`${address}${call.path}`, { method: call.method, headers, body: call.body ?? null });
  const body = await bodyText(answer);
  const rest = String(answer.headers.location ?? '');
  // Next redirects a request for a part of a page to an address with a hash of its headers (against cache poisoning).
  if (headers.rsc && rest.includes('_rsc') && !call.path.includes('_rsc'))
    return send({ ...call, path: rest }, cookie, change, address);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body,
    value: 'next-action' in call.headers ? actionAnswer(body) : null,
  };
}

/** The whole body; of a stream that does not end, its first part. */
async function bodyText({ headers, body }: Awaited<ReturnType<typeof request>>): Promise<string> {
  if (!String(headers['content-type']).startsWith('text/event-stream')) return body.text();
  for await (const part of body) return String(part);
  return '';
}

/** What a server action returned: the row of the stream that holds `{"ok":…}`. */
function actionAnswer(body: string): ActionAnswer | null {
  const row = body.split('\n').find((line) => /^[0-9a-f]+:\{"ok":/.test(line));
  return row ? (JSON.parse(row.slice(row.indexOf(':') + 1)) as ActionAnswer) : null;
}

const forPolicies = Object.fromEntries(
  Object.entries(policyInputs).map(([name, input]) => [name, ({ policies }: Target) => input(policies)]),
);

const forRules = Object.fromEntries(
  Object.entries(ruleInputs).map(([name, input]) => [name, ({ rules }: Target) => input(rules)]),
);

/** A valid input for each action. The test fails for an action that is missing here. */
export const inputOf: Record<string, (target: Target) => unknown> = {
  ...accountInputs,
  ...queueInputs,
  ...evidenceInputs,
  ...commandInputs,
  ...endpointInputs,
  ...jobInputs,
  setPassword: ({ token }) => ({ token, password: `a long passphrase ${randomUUID()}` }),
  signOut: () => undefined,
  decideCase: ({ caseId, version, contentHash }) => ({
    decisionId: randomUUID(),
    caseId,
    version,
    outcome: 'approved',
    // The passport names someone else: an approval then says why.
    reasons: ['AP-02'],
    note: 'The name was changed by marriage.',
    ticks: [],
    contentHash,
    hasConfirmedUnseen: true,
    ...{ archiveId: null, thenNext: false },
  }),
  moveCase: ({ caseId, version }) => ({
    moveId: randomUUID(),
    caseId,
    version,
    kind: 'held',
    reasons: [],
    note: 'Trying a door',
    message: null,
    until: null,
    toMemberId: null,
    ...{ link: null, thenNext: false },
  }),
  undoMove: ({ round }) => ({ moveId: randomUUID(), undoesId: round.moveId }),
  resumeCase: ({ round: { caseId, version } }) => ({ moveId: randomUUID(), caseId, version, note: '' }),
  reopenCase: ({ round: { caseId } }) => ({ moveId: randomUUID(), caseId, note: 'Trying a door' }),
  undoDecision: ({ round: { decisionId } }) => ({ decisionId }),
  confirmDecision: ({ round: { decisionId } }) => ({ decisionId }),
  returnDecision: ({ round: { decisionId } }) => ({ decisionId, sentence: 'Trying a door' }),
  withdrawStaged: ({ round: { decisionId } }) => ({ decisionId }),
  prepareJob: ({ applicantId }) => ({
    jobId: randomUUID(),
    act: 'archive',
    atVendor: false,
    until: null,
    selection: { ids: [applicantId] },
  }),
  prepareRetention: ({ applicantId }) => ({ jobId: randomUUID(), selection: { ids: [applicantId] } }),
  archiveApplicant: ({ applicantId }) => ({ applicantId }),
  unarchiveApplicant: ({ applicantId }) => ({ applicantId }),
  placeHold: ({ applicantId }) => ({ applicantId, reason: 'Trying a door' }),
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
  tryConnection: ({ connection: { id } }) => ({ connectionId: id }),
  pauseConnection: ({ connection: { id } }) => ({ id }),
  resumeConnection: ({ connection: { id } }) => ({ id, acceptsErasure: false }),
  removeConnection: ({ connection: { id, label } }) => ({ id, typedLabel: label }),
  previewDeadLetter: ({ connection: { id, externalId } }) => ({ id, externalId }),
  replayDeadLetter: ({ connection: { id, externalId } }) => ({ id, externalId }),
  dismissDeadLetter: ({ connection: { id, externalId } }) => ({ id, externalId }),
  ...forPolicies,
  ...forRules,
  writeNote: ({ applicantId }) => ({
    applicantId,
    noteId: randomUUID(),
    text: 'Trying a door',
    ...{ mentions: [], cryptoCheckId: null, corrects: null },
  }),
  addTag: ({ applicantId }) => ({ applicantId, tag: 'door' }),
  removeTag: ({ applicantId }) => ({ applicantId, tag: 'not there' }),
  judgeRelation: ({ applicantId, ordered }) => ({ applicantId, otherId: ordered.applicantId, verdict: 'same' }),
  resolveHits: ({ hit: { id, version } }) => ({
    formId: randomUUID(),
    hits: [{ id, version }],
    verdict: 'false_positive',
    reason: 'FP-01',
    note: null,
    reviewOn: null,
  }),
  undoResolutions: ({ resolved: { id, version } }) => ({ hits: [{ id, version }] }),
  revokeClearance: ({ clearanceId }) => ({ clearanceId }),
  revealField: ({ applicantId }) => ({ applicantId, field: 'email', reason: 'Trying a door' }),
};

function post(path: string, body: unknown, type: string): DoorCall {
  return { method: 'POST', path, headers: { 'content-type': type }, body: JSON.stringify(body) };
}
