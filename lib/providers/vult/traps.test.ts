import { describe, expect, test } from 'vitest';
import { type FixtureCall, fixtureHttp } from '#test/providers/fixture-http.ts';
import type { ProviderRequest } from '../http/request.ts';
import { vultApplicant } from './applicant.ts';
import { testChecks } from './checks.ts';
import { vult } from './index.ts';
import { allOperations } from './operations/all.ts';
import { requirementKeys, weightKeys } from './operations/rule-keys.ts';
import { IdvDocument, IdvSession } from './shapes.ts';

/**
 * Each row of docs/providers.md, "Vult: where it is odd", by name. Uploads are in operations/operations.test.ts,
 * downloads in download.test.ts.
 */
const settings = {
  baseUrl: 'https://kyc.vendor.example',
  tokenUrl: 'https://kyc.vendor.example/token',
  oauthClientId: 'desk',
  oauthClientSecret: 'hush',
  clientId: 'c-1',
  userId: 'u-1',
};
const token: FixtureCall = { method: 'POST', path: '/token', answer: { access_token: 't0ken', expires_in: 60 } };

function connect(calls: FixtureCall[] = []) {
  const sent: ProviderRequest[] = [];
  const http = fixtureHttp(
    { calls: [token, ...calls] },
    undefined,
    (call) => call.operation !== 'token' && sent.push(call),
  );
  return { ...vult.connect(settings, { http, now: () => new Date() }), sent };
}

const post = (path: string, answer: unknown): FixtureCall => ({ method: 'POST', path, answer });
const get = (path: string, answer: unknown): FixtureCall => ({ method: 'GET', path, answer });
const bodyOf = (call: ProviderRequest | undefined) => JSON.parse(String(call?.body)) as Record<string, unknown>;
const order = (input: Record<string, unknown>) => ({ commandId: 'c', externalId: null, otherIds: {}, input });
const nowhere = { front_doc_image_capture: null, back_doc_image_capture: null, selfie_image_capture: null };

function applicantOf(session: object, document: object | null = null) {
  const read = document === null ? null : IdvDocument.parse(document);
  return vultApplicant({
    session: IdvSession.parse({ session_id: 's', ...session }),
    document: read,
    documents: null,
    tests: null,
    locations: nowhere,
  });
}

describe('weights and requirements', () => {
  const before = Object.fromEntries(weightKeys.map((key) => [key, 0.5]));

  test.each([
    ['write_weights', weightKeys, 27],
    ['write_requirements', requirementKeys, 25],
  ] as const)(
    'all are required on update: %s refuses when one is missing, and sends nothing',
    async (kind, keys, count) => {
      const { commands, sent } = connect();
      const whole = Object.fromEntries(keys.map((key) => [key, kind === 'write_weights' ? 1 : true]));
      expect(keys).toHaveLength(count);
      for (const key of keys) {
        const { [key]: _, ...values } = whole;
        const input =
          kind === 'write_weights'
            ? { values, expected: whole }
            : { values, expected: whole, type_e: 'passport', data_source_e: 'mrz' };
        await expect(commands?.[kind]?.send(order(input))).rejects.toMatchObject({ code: 'refused' });
      }
      expect(sent).toEqual([]);
    },
  );

  test('no ETag: what changed meanwhile is a conflict, and is not overwritten', async () => {
    const { commands, sent } = connect([get('/idv/weights', { ...before, age_weight: 0.6 })]);
    await expect(commands?.write_weights?.send(order({ values: before, expected: before }))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(sent.map(({ safe }) => safe)).toEqual([true]);
  });

  test('weights get returns no id: the session tells it, and the weights of then are read by it', async () => {
    expect(applicantOf({ idv_weights_id: 'w/1' }).config).toEqual([
      { name: 'weightsId', label: 'Weights', value: 'w/1', detail: null },
    ]);
    const { operations, sent } = connect([get('/idv/weights/w/1', before)]);
    expect(await operations.run('idv.weightsGetById', { id: 'w/1' })).toMatchObject({ value: { age_weight: 0.5 } });
    expect(sent[0]?.url).toMatch(/\/idv\/weights\/w%2F1$/);
  });

  test('scope is optional: the configured pair is always sent', async () => {
    const { commands, sent } = connect([
      { ...get('/idv/weights', before), times: 1 },
      post('/idv/weights', {}),
      get('/idv/weights', { ...before, age_weight: 1 }),
    ]);
    await commands?.write_weights?.send(order({ values: { ...before, age_weight: 1 }, expected: before }));
    expect(new URL(sent[0]?.url ?? '').search).toBe('?client_id=c-1&user_id=u-1');
    expect(bodyOf(sent[1])).toMatchObject({ client_id: 'c-1', user_id: 'u-1' });
  });

  test('value ranges are unstated: one outside 0 to 1 is not refused here', () => {
    const input = connect().commands?.write_weights?.input;
    expect(input?.safeParse({ values: { ...before, idv_session_tolerance: 8 }, expected: before }).success).toBe(true);
  });
});

test('webhook create returns {}: it is listed afterwards, by name and address', async () => {
  const hook = { name: 'Docket', url: 'https://desk.example/in/a-token' };
  const { commands, sent } = connect([
    { ...post('/webhook/list', { webhooks: [] }), times: 1 },
    post('/webhook/create', {}),
    post('/webhook/list', { webhooks: [{ id: 'h-1', ...hook }] }),
  ]);
  await commands?.create_webhook?.send(order(hook));
  expect(sent.map(({ operation }) => operation)).toEqual(['webhook.list', 'webhook.create', 'webhook.list']);
});

test.each([
  ['the same name elsewhere', { name: 'Docket', url: 'https://desk.example/other' }],
  ['the same address under another name', { name: 'Other', url: 'https://desk.example/in/a-token' }],
])('webhook create returns {}: %s is not it', async (_, other) => {
  const { commands } = connect([post('/webhook/list', { webhooks: [{ id: 'h-1', ...other }] })]);
  const wanted = order({ name: 'Docket', url: 'https://desk.example/in/a-token' });
  expect(await commands?.create_webhook?.readBack?.(wanted)).toEqual({ outcome: 'not_done' });
});

test('webhook body and signature are undocumented: a token in the path, session ids anywhere in the body', () => {
  const webhookToken = 'a-token-of-24-characters';
  const read = (token: string, body: unknown) =>
    vult.webhook?.read(
      { ...settings, webhookToken },
      { body: new TextEncoder().encode(JSON.stringify(body)), headers: {}, path: [token], receivedAt: new Date() },
    ).externalIds;
  expect(read(webhookToken, { data: [{ inner: { session_id: 's-7' } }] })).toEqual(['s-7']);
  expect(() => read('a-token-of-24-characterz', { session_id: 's-7' })).toThrow('signature');
  const crowd = Array.from({ length: 5_000 }, (_, at) => ({ session_id: `s-${at}` }));
  expect(read(webhookToken, { crowd }), 'nobody is made to ask about a crowd').toHaveLength(50);
});

test.each([
  ['total', { meta_counts: { total: 7 } }],
  ['count', { meta_counts: { count: '7' } }],
  ['total_count', { meta_counts: { total_count: 7 } }],
  ['none', { meta_counts: null }],
])('meta_counts and statistics are elided: %s', async (name, counts) => {
  const { applicants } = connect([post('/idv/session/list', { sessions: [{ session_id: 's-1' }], ...counts })]);
  expect((await applicants?.list?.(null, 1))?.total).toBe(name === 'none' ? null : 7);
});

describe('names that differ from place to place', () => {
  test('`status` is the filter, `status_e` the answer', async () => {
    const { operations, sent } = connect([post('/idv/session/list', { sessions: [] })]);
    await operations.run('idv.sessionList', { status: 'complete' });
    expect(bodyOf(sent[0])).toEqual({ status: 'complete' });
    expect(applicantOf({ status_e: 'expired', status: 'complete' }).status).toBe('expired');
  });

  test.each([
    ['driver_license', ['driver_license_front', 'driver_license_back']],
    ['identification_card', ['state_id_card_front', 'state_id_card_back']],
    ['passport_card', ['passport_card_front', 'passport_card_back']],
    ['passport', ['passport_front']],
  ])('the pictures of %s are %j', (document_type_e, expected) => {
    const { documents } = applicantOf({ document_type_e, document_front_given: true, document_back_given: true });
    expect(documents.flatMap(({ images }) => images.map(({ id }) => id))).toEqual(expected);
  });

  test('session suffix_name, document name_suffix and issued_at, requirement issue_at', () => {
    const paper = { type_e: 'passport', name_suffix: 'SR', issued_at: '2021-05-10' };
    const { person, documents } = applicantOf({ first_name: 'Ada', suffix_name: 'Jr' }, paper);
    expect([person.suffix, documents[0]?.holder?.suffix, documents[0]?.issuedOn]).toEqual(['Jr', 'SR', '2021-05-10']);
    expect(requirementKeys).toContain('issue_at_required');
  });

  test('NONE and unavl of a barcode are no middle name and no suffix', () => {
    const paper = { type_e: 'driver_license', data_source_e: 'barcode', first_name: 'ADA', last_name: 'HALE' };
    const { person, documents } = applicantOf({}, { ...paper, middle_name: 'NONE', name_suffix: 'unavl' });
    expect([person.fullName, documents[0]?.holder.fullName]).toEqual(['ADA HALE', 'ADA HALE']);
  });
});

test('the second "session read" under IDA takes X-Client-Id: it is the SDK read', async () => {
  const { operations, sent } = connect([
    post('/ida/sdk/session/read', { session_id: 's-1' }),
    post('/ida/session/read', { session_id: 's-1' }),
  ]);
  await operations.run('idaSdk.sessionRead', { session_id: 's-1' });
  await operations.run('ida.sessionRead', { session_id: 's-1' });
  expect(sent.map(({ headers }) => headers?.['x-client-id'])).toEqual(['c-1', undefined]);
});

test.each([
  ['doc_front_image_manipulation', 'pass', 'pass'],
  ['doc_front_image_manipulation', '0.93', 'unknown'],
  ['doc_front_image_manipulation', true, 'unknown'],
  ['dmv_first_name_match', true, 'pass'],
  ['dmv_first_name_match', null, 'not_done'],
])('doc_* are text and dmv_* yes or no: %s = %j is %s', (name, value, outcome) => {
  expect(testChecks({ [name]: value }).find((each) => each.name === name)?.outcome).toBe(outcome);
});

test.each([
  ['2026-11-02T08:15:00+01:00', '2026-11-02T07:15:00.000Z'],
  ['2026-11-02 08:15:00', '2026-11-02T08:15:00.000Z'],
  ['someday', null],
  [null, null],
])('dates come in several forms and leave in UTC: %j', (created_at, expected) => {
  expect(applicantOf({ created_at }).createdAt).toBe(expected);
});

test('anonymize keeps the row, delete does not; neither can be taken back', async () => {
  const { commands } = connect([
    post('/idv/session/read', { session_id: 's-1', completed_at: '2026-11-02T08:15:00Z' }),
  ]);
  const about = { ...order({}), externalId: 's-1' };
  expect([commands?.anonymize?.isReversible, commands?.delete?.isReversible]).toEqual([false, false]);
  expect(await commands?.anonymize?.readBack?.(about)).toMatchObject({ outcome: 'done' });
  expect(await commands?.delete?.readBack?.(about)).toMatchObject({ outcome: 'not_done' });
});

test('utility operations show the vendor’s machines: they are called without our token', async () => {
  const utility = allOperations.filter(({ access }) => access === 'none').map(({ name }) => name);
  expect(utility).toHaveLength(9);
  const { operations, sent } = connect([get('/health', { status: 'ok' })]);
  await operations.run('health', {});
  expect(sent[0]?.token).toBeUndefined();
});
