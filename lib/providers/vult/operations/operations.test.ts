import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { vult } from '../index.ts';
import { allOperations } from './all.ts';
import { requirementKeys, weightKeys } from './rule-keys.ts';

type Arrived = { method: string; path: string; headers: IncomingMessage['headers']; body: string };

let url: string;
let answer: unknown = {};
let arrived: Arrived[] = [];

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('latin1');
  request.on('data', (piece: string) => {
    body += piece;
  });
  request.on('end', () => {
    const isToken = request.url === '/token';
    if (!isToken)
      arrived.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isToken ? { access_token: 't0ken', expires_in: 60 } : answer));
  });
});

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  arrived = [];
  answer = {};
});

async function run(name: string, input: unknown, more: object = {}) {
  const settings = {
    baseUrl: `${url}/kyc`,
    tokenUrl: `${url}/token`,
    oauthClientId: 'desk',
    oauthClientSecret: 'hush',
    clientId: 'c-1',
    ...more,
  };
  const http = loopbackHttp();
  const given = await vult.connect(settings, { http, now: () => new Date() }).operations.run(name, input);
  return {
    value: given.kind === 'json' ? given.value : Buffer.from(given.bytes).toString('base64'),
    sent: arrived[0] as Arrived,
  };
}

const weights = Object.fromEntries(weightKeys.map((key) => [key, 0.5]));
const requirements = {
  type_e: 'passport',
  data_source_e: 'ocr',
  ...Object.fromEntries(requirementKeys.map((key) => [key, true])),
};
const session = { session_id: 's-1' };
const identity = { identity_id: 'i-1' };
const token = { token: 'liveness' };
const place = { latitude: 36.1, longitude: -115.2 };
const jpeg = '/9j/4AAQ';
const search = { client_id: ['c-1', 'c-2'], take: 5, skip: 10 };
const capture = { ...session, location_capture_type_e: 'selfie_image_capture' };

/**
 * docs/providers.md, "Vult: the 53 operations", row by row: name, method and path, whether it may be sent again, an
 * input, an answer.
 */
const rows: [name: string, way: string, safe: boolean, input: object, answer?: unknown][] = [
  ['root', 'GET /', true, {}],
  ['ping', 'GET /ping', true, {}, { pong: true, timestamp: '2026-11-21T12:00:00Z' }],
  ['status', 'GET /status', true, {}],
  ['metrics', 'GET /metrics', true, {}],
  ['live', 'GET /live', true, {}],
  ['ready', 'GET /ready', true, {}],
  ['simpleHealth', 'GET /healthz', true, {}],
  ['health', 'GET /health', true, {}],
  ['version', 'GET /version', true, {}, { version: '2.10.15' }],
  ['idv.sessionCreate', 'POST /idv/session/create', false, { liveness_mode: 'passive', metadata: { a: 1 } }, session],
  ['idv.sessionList', 'POST /idv/session/list', true, { take: 1 }, { sessions: [] }],
  ['idv.sessionRead', 'POST /idv/session/read', true, session, session],
  ['idv.sessionDelete', 'POST /idv/session/delete', false, session],
  ['idv.sessionAnonymize', 'POST /idv/session/anonymize', false, session],
  ['idv.locationRead', 'POST /idv/session/location/read', true, capture],
  ['idv.testRead', 'POST /idv/session/test/read', true, session],
  ['idv.documentRead', 'POST /idv/document/read', true, session],
  ['idv.documentList', 'POST /idv/document/list', true, session, { documents: [] }],
  ['idv.documentDownload', 'POST /idv/document/download', true, { ...session, storage_file_type_e: 'selfie' }, jpeg],
  ['idv.requirementsGet', 'GET /idv/requirements', true, {}, { requirements: [] }],
  ['idv.requirementsUpdate', 'POST /idv/requirements', false, requirements],
  ['idv.weightsGet', 'GET /idv/weights', true, {}, weights],
  ['idv.weightsUpdate', 'POST /idv/weights', false, weights],
  ['idv.weightsGetById', 'GET /idv/weights/w%2F1', true, { id: 'w/1' }, { age_weight: 1 }],
  ['idvSdk.metadataUpdate', 'POST /idv/sdk/metadata/update', false, { ...session, sdk_metadata: { v: 1 } }],
  ['idvSdk.livenessGenerate', 'POST /idv/sdk/liveness/generate', false, { ...session, ...place }, token],
  ['idvSdk.livenessProcess', 'POST /idv/sdk/liveness/process', false, { ...session, ...place, images: [jpeg] }, token],
  ['idvSdk.sessionRead', 'POST /idv/sdk/session/read', true, session, session],
  ['idvSdk.consentAdd', 'POST /idv/sdk/consent/add', false, { ...session, consented: true }],
  [
    'idvSdk.documentTypeUpdate',
    'POST /idv/sdk/document-type/update',
    false,
    { ...session, document_type_e: 'passport' },
  ],
  ['idvSdk.documentFrontAdd', 'POST /idv/sdk/document/front/add', false, { ...session, ...place, image: jpeg }],
  ['idvSdk.documentBackAdd', 'POST /idv/sdk/document/back/add', false, { ...session, ...place }],
  ['idvSdk.finalize', 'POST /idv/sdk/finalize', false, session, { verified: true, on_sanction_list: false }],
  [
    'ida.sessionCreate',
    'POST /ida/session/create',
    false,
    { ...identity, webhook_url: 'https://desk.example/w' },
    session,
  ],
  ['ida.sessionList', 'POST /ida/session/list', true, { verified: true }, { sessions: [session] }],
  ['ida.sessionRead', 'POST /ida/session/read', true, session, session],
  ['ida.sessionDelete', 'POST /ida/session/delete', false, session],
  ['ida.locationRead', 'POST /ida/session/location/read', true, capture],
  ['ida.documentDownload', 'POST /ida/document/download', true, session, { image: jpeg }],
  ['idaSdk.sessionRead', 'POST /ida/sdk/session/read', true, session, session],
  ['idaSdk.metadataUpdate', 'POST /ida/sdk/metadata/update', false, { ...session, sdk_metadata: {} }],
  ['idaSdk.livenessGenerate', 'POST /ida/sdk/liveness/generate', false, { ...session, ...place }, token],
  ['idaSdk.livenessProcess', 'POST /ida/sdk/liveness/process', false, { ...session, ...place }, token],
  ['idaSdk.finalize', 'POST /ida/sdk/finalize', false, session],
  ['identity.list', 'POST /identity/list', true, search, { identities: [identity] }],
  ['identity.read', 'POST /identity/read', true, identity, { identities: [identity] }],
  ['identity.anonymize', 'POST /identity/anonymize', false, identity],
  ['identity.statusForSdk', 'POST /identity/status', true, identity, { verified: true }],
  ['identity.documentRead', 'POST /identity/document/read', true, { ...identity, document_type_e: 'passport' }],
  [
    'identity.imageRead',
    'POST /identity/image/read',
    true,
    { ...identity, storage_file_type_e: 'selfie' },
    `data:image/jpeg;base64,${jpeg}`,
  ],
  ['webhook.create', 'POST /webhook/create', false, { name: 'desk', url: 'https://desk.example/w' }],
  ['webhook.list', 'POST /webhook/list', true, { search_term: 'desk' }, { webhooks: [], statistics: { count: 0 } }],
  ['webhook.delete', 'POST /webhook/delete', false, { id: 'h-1' }],
];

test('they are the 53 of the page, each once', () => {
  expect(rows).toHaveLength(53);
  expect(allOperations.map(({ name }) => name).toSorted()).toEqual(rows.map(([name]) => name).toSorted());
});

test.each(rows)('%s is %s', async (name, way, safe, input, told = {}) => {
  answer = told;
  const { sent } = await run(name, input);
  const [path, query] = sent.path.split('?');
  expect([`${sent.method} ${path}`, allOperations.find((each) => each.name === name)?.safe]).toEqual([
    way.replace(' ', ' /kyc'),
    safe,
  ]);
  const isUtility = !name.includes('.');
  expect(sent.headers.authorization).toBe(isUtility ? undefined : 'Bearer t0ken');
  expect(sent.headers['x-client-id']).toBe(/^id[av]Sdk\./.test(name) ? 'c-1' : undefined);
  if (sent.method === 'GET')
    expect([sent.body, query]).toEqual(['', /weightsGet$|requirementsGet/.test(name) ? 'client_id=c-1' : undefined]);
  else if (!/document(Front|Back)Add/.test(name))
    expect(JSON.parse(sent.body)).toEqual(
      /Update$/.test(name) && /weights|requirements/.test(name) ? { ...input, client_id: 'c-1' } : input,
    );
});

describe('uploads', () => {
  test.each([
    ['numbers and base64', { ...place, image: jpeg }],
    ['text and a data URI', { latitude: '36.1', longitude: '-115.2', image: `data:image/jpeg;base64,${jpeg}` }],
  ])('go as a form, coordinates as text and the picture as bytes: %s', async (_, input) => {
    const { sent } = await run('idvSdk.documentFrontAdd', { ...session, ...input });
    expect(sent.headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=/);
    for (const [name, value] of Object.entries({ session_id: 's-1', latitude: '36.1', longitude: '-115.2' }))
      expect(sent.body).toContain(`name="${name}"\r\n\r\n${value}\r\n`);
    expect(sent.body).toMatch(/name="image"; filename="[^"]+"\r\ncontent-type: image\/jpeg\r\n\r\n\xff\xd8\xff/i);
  });

  test.each([{ image: 'not base64!' }, { latitude: '' }, { longitude: undefined }])(
    'what is not an upload is refused: %j',
    async (input) => {
      await expect(run('idvSdk.documentBackAdd', { ...session, ...place, ...input })).rejects.toMatchObject({
        code: 'refused',
      });
      expect(arrived).toEqual([]);
    },
  );
});

describe('refused, and nothing is sent', () => {
  test.each(weightKeys)('weights without %s', async (key) => {
    const { [key]: _, ...rest } = weights;
    await expect(run('idv.weightsUpdate', rest)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(key),
    });
    expect(arrived).toEqual([]);
  });

  test.each(requirementKeys)('requirements without %s', async (key) => {
    await expect(run('idv.requirementsUpdate', { ...requirements, [key]: undefined })).rejects.toMatchObject({
      code: 'refused',
    });
    expect(arrived).toEqual([]);
  });

  test('an SDK call without a client id', async () => {
    await expect(
      run('idvSdk.consentAdd', { ...session, consented: true }, { clientId: undefined }),
    ).rejects.toMatchObject({
      code: 'refused',
    });
    expect(arrived).toEqual([]);
  });
});

/** docs/providers.md, "Vult: where it is odd". */
test('the input names another client for the header or the scope', async () => {
  answer = session;
  const { sent } = await run('idvSdk.sessionRead', { ...session, 'X-Client-Id': 'c-9' });
  expect([sent.headers['x-client-id'], JSON.parse(sent.body)]).toEqual(['c-9', session]);
  arrived = [];
  answer = weights;
  expect((await run('idv.weightsGet', { user_id: 'u-9' }, { userId: 'u-1' })).sent.path).toBe(
    '/kyc/idv/weights?client_id=c-1&user_id=u-9',
  );
});

test.each([
  ['a list', { identities: [{ a: 1 }], identity_id: 'i-2' }, { identities: [{ a: 1 }] }],
  ['one person alone', { identity_id: 'i-1', score: 7 }, { identities: [{ identity_id: 'i-1', score: 7 }] }],
])('the hybrid answer of identity.read: %s', async (_, told, expected) => {
  answer = told;
  expect((await run('identity.read', identity)).value).toEqual(expected);
});

test('webhooks are counted by statistics, sessions by meta_counts', async () => {
  answer = { webhooks: [{ id: 'h-1' }], statistics: { total_count: 1 } };
  expect((await run('webhook.list', {})).value).toEqual({ items: [{ id: 'h-1' }], total: 1, offset: 0, limit: null });
});

test('read identities of another person are dropped', async () => {
  answer = { identities: [{ identity_id: 'i-1' }, { identity_id: 'i-2' }] };
  await expect(run('identity.read', identity)).rejects.toMatchObject({ reason: 'other_applicant' });
});

test.each(['idv.sessionRead', 'ida.sessionRead', 'idaSdk.sessionRead'])(
  '%s of another session is not kept',
  async (name) => {
    answer = { session_id: 's-2' };
    await expect(run(name, session)).rejects.toMatchObject({ code: 'invalid_response', reason: 'other_applicant' });
  },
);
