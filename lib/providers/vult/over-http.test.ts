import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { VULT_ACCOUNT } from '#sandbox/vendors/vult/account.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { type Input, image, ofVisit, place, vultAccount } from '#test/providers/vult-account.ts';
import { allOperations } from './operations/all.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await testSandbox({ people: 60 });
});
afterAll(() => sandbox.close());

const account = vultAccount(() => sandbox.url);
const { run, received, before, finished, identity, authentication, requirement } = account;

const with_ = (more: Input, build: () => Promise<Input>) => async () => ({ ...(await build()), ...more });
const nobody = { session_id: 'nobody' };
const noIdentity = { identity_id: 'nobody' };
const withoutUser = ({ user_id: _, ...rest }: Input) => rest;

/** The proof of an operation: a good call with its answer, and a wrong one with its failure. */
type Proof = {
  good: Input | (() => Promise<Input>);
  tells: object;
  wrong: Input | (() => Promise<Input>);
  ends: string;
};

const utility = (tells: object): Proof => ({ good: {}, tells, wrong: { who: 'me' }, ends: 'refused' });
const ofNobody = (good: Proof['good'], tells: object, more: Input = {}): Proof => ({
  good,
  tells,
  wrong: { ...nobody, ...more },
  ends: 'not_found',
});
const step = (name: string, tells: object = {}): Proof => ({
  good: async () => ({ ...(await before(name)), ...ofVisit[name] }),
  tells,
  // The page says of consent: "all other endpoints will fail" without it.
  wrong: async () => ({ ...(await before('idvSdk.consentAdd')), ...ofVisit[name] }),
  ends: 'invalid_request',
});
const token = { token: expect.any(String) };
const jpeg = { kind: 'file', size: Buffer.from(image, 'base64').length };

const proofs: Record<string, Proof> = {
  root: utility({ service: 'KYC API' }),
  ping: utility({ pong: true }),
  status: utility({ endpoints: { health: '/health', ready: '/ready', live: '/live', metrics: '/metrics' } }),
  metrics: utility({ system: { pid: expect.any(Number) } }),
  live: utility({ uptime: expect.any(Number) }),
  ready: utility({ checks: { database: 'ok' } }),
  simpleHealth: utility({ status: 'ok' }),
  health: utility({ checks: { external_services: 'ok' }, details: {} }),
  version: utility({ version: '2.10.15' }),
  'idv.sessionCreate': {
    good: { liveness_mode: 'passive_active', settings: { a: 1 }, webhook_url: 'https://desk.example/w' },
    tells: { session_id: expect.any(String) },
    wrong: { webhook_url: 'no address' },
    ends: 'invalid_request',
  },
  'idv.sessionList': {
    good: { take: 3, skip: 1, status: 'complete' },
    tells: { offset: 1, limit: 3, items: [{ status_e: 'complete' }, {}, {}] },
    wrong: { start_date: 'yesterday' },
    ends: 'invalid_request',
  },
  'idv.sessionRead': ofNobody(finished, { status_e: 'complete', verified: true, score: expect.any(Number) }),
  'idv.sessionDelete': ofNobody(finished, {}),
  'idv.sessionAnonymize': ofNobody(finished, {}),
  'idv.locationRead': {
    good: with_({ location_capture_type_e: 'selfie_image_capture' }, finished),
    tells: { device_latitude: 36.1, device_longitude: -115.2, ip_address: expect.any(String) },
    wrong: with_({ location_capture_type_e: 'unknown' }, finished),
    ends: 'invalid_request',
  },
  'idv.testRead': ofNobody(finished, { doc_front_image_manipulation: expect.any(String), name_crosscheck: true }),
  'idv.documentRead': ofNobody(finished, { type_e: 'driver_license', document_number: expect.any(String) }),
  'idv.documentList': ofNobody(finished, { total: 1, items: [{ type_e: 'driver_license' }] }),
  'idv.documentDownload': {
    good: with_({ storage_file_type_e: 'driver_license_back' }, finished),
    tells: jpeg,
    wrong: with_({ storage_file_type_e: 'passport_front' }, finished),
    ends: 'not_found',
  },
  'idv.requirementsGet': {
    good: { type_e: 'passport' },
    tells: { requirements: [{ type_e: 'passport', face_encoding_required: true }, {}, {}] },
    wrong: { type_e: 'library_card' },
    ends: 'refused',
  },
  'idv.requirementsUpdate': {
    good: async () => withoutUser(await requirement()),
    tells: {},
    wrong: with_({ data_source_e: 'crystal_ball', user_id: undefined }, requirement),
    ends: 'invalid_request',
  },
  'idv.weightsGet': { good: {}, tells: { age_weight: 0.03 }, wrong: { user_id: 7 }, ends: 'refused' },
  'idv.weightsUpdate': {
    good: () => run('idv.weightsGet', { user_id: 'somebody else' }),
    tells: {},
    wrong: with_({ age_weight: undefined }, () => run('idv.weightsGet', {})),
    ends: 'refused',
  },
  'idv.weightsGetById': {
    good: async () => ({ id: (await run('idv.sessionRead', await before('idvSdk.consentAdd'))).idv_weights_id }),
    tells: { client_id: VULT_ACCOUNT.clientId, direction_tolerance: 15 },
    wrong: { id: 'never/was' },
    ends: 'not_found',
  },
  'idvSdk.consentAdd': ofNobody(
    with_({ consented: true }, () => before('idvSdk.consentAdd')),
    {},
    { consented: true },
  ),
  'idvSdk.metadataUpdate': step('idvSdk.metadataUpdate'),
  'idvSdk.documentTypeUpdate': step('idvSdk.documentTypeUpdate'),
  'idvSdk.documentFrontAdd': step('idvSdk.documentFrontAdd'),
  'idvSdk.documentBackAdd': step('idvSdk.documentBackAdd'),
  'idvSdk.livenessGenerate': step('idvSdk.livenessGenerate', token),
  'idvSdk.livenessProcess': step('idvSdk.livenessProcess', token),
  'idvSdk.finalize': step('idvSdk.finalize', { verified: true, on_sanction_list: false }),
  'idvSdk.sessionRead': {
    good: () => before('idvSdk.finalize'),
    tells: { consented: true, document_back_given: true, liveness_provider_e: 'azure', sdk_metadata: { sdk: 'web' } },
    wrong: with_({ 'X-Client-Id': 'another' }, () => before('idvSdk.finalize')),
    ends: 'invalid_request',
  },
  'ida.sessionCreate': {
    good: identity,
    tells: { session_id: expect.any(String) },
    wrong: noIdentity,
    ends: 'not_found',
  },
  'ida.sessionList': {
    good: { verified: true, take: 1 },
    tells: { items: [{ authenticated: true }] },
    wrong: { metadata: 'none' },
    ends: 'refused',
  },
  'ida.sessionRead': ofNobody(authentication, {
    status_e: 'in_progress',
    authenticated: null,
    first_name: expect.any(String),
  }),
  'ida.sessionDelete': ofNobody(authentication, {}),
  'ida.locationRead': {
    good: with_({ location_capture_type_e: 'selfie_image_capture' }, () => authentication(true)),
    tells: { device_latitude: 36.1 },
    wrong: with_({ location_capture_type_e: 'front_doc_image_capture' }, () => authentication(true)),
    ends: 'invalid_request',
  },
  'ida.documentDownload': {
    good: () => authentication(true),
    // Some downloads come without a media type, because the vendor documents none.
    tells: { kind: 'file', mediaType: expect.stringMatching(/^(image\/jpeg|application\/octet-stream)$/) },
    wrong: authentication,
    ends: 'not_found',
  },
  'idaSdk.sessionRead': {
    good: authentication,
    tells: { identity_id: expect.any(String), liveness_provider_e: 'azure' },
    wrong: with_({ 'X-Client-Id': 'another' }, authentication),
    ends: 'invalid_request',
  },
  'idaSdk.metadataUpdate': ofNobody(with_({ sdk_metadata: { sdk: 'ios' } }, authentication), {}, { sdk_metadata: {} }),
  'idaSdk.livenessGenerate': ofNobody(with_(place, authentication), token, place),
  'idaSdk.livenessProcess': {
    good: with_(place, () => authentication(true)),
    tells: token,
    wrong: with_(place, authentication),
    ends: 'invalid_request',
  },
  'idaSdk.finalize': { good: () => authentication(true), tells: {}, wrong: authentication, ends: 'invalid_request' },
  'identity.list': {
    good: { take: 2 },
    tells: { items: [{}, {}], limit: 2 },
    wrong: { end_date: 'later' },
    ends: 'invalid_request',
  },
  'identity.read': {
    good: identity,
    tells: { identities: [{ verified: true }] },
    wrong: noIdentity,
    ends: 'not_found',
  },
  'identity.anonymize': { good: identity, tells: {}, wrong: noIdentity, ends: 'not_found' },
  'identity.statusForSdk': { good: identity, tells: { verified: true }, wrong: noIdentity, ends: 'not_found' },
  'identity.documentRead': {
    good: with_({ document_type_e: 'driver_license' }, identity),
    tells: { document_type_e: 'driver_license', expiration_date: expect.any(String) },
    wrong: with_({ document_type_e: 'passport' }, identity),
    ends: 'not_found',
  },
  'identity.imageRead': {
    good: with_({ storage_file_type_e: 'selfie' }, identity),
    tells: jpeg,
    wrong: with_({ storage_file_type_e: 'unknown' }, identity),
    ends: 'not_found',
  },
  'webhook.create': {
    good: { name: 'desk', url: 'https://desk.example/w' },
    tells: {},
    wrong: { name: 'desk', url: 'nowhere' },
    ends: 'invalid_request',
  },
  'webhook.list': {
    good: async () => {
      await run('webhook.create', { name: 'found', url: 'https://desk.example/found' });
      return { search_term: 'FOUND' };
    },
    tells: { total: 1, items: [{ name: 'found', url: 'https://desk.example/found' }] },
    wrong: { take: 0 },
    ends: 'refused',
  },
  'webhook.delete': {
    good: async () => {
      await run('webhook.create', { name: 'gone', url: 'https://desk.example/gone' });
      return { id: (await run('webhook.list', { search_term: 'gone' })).items[0]?.id };
    },
    tells: {},
    wrong: { id: 'h-0' },
    ends: 'not_found',
  },
};

const made = (input: Proof['good']) => (typeof input === 'function' ? input() : input);

describe.each(allOperations.map(({ name }) => name))('%s', (name) => {
  test('runs, and the vendor was asked', async () => {
    const proof = proofs[name] as Proof;
    const input = await made(proof.good);
    const asked = await received(name);
    expect(await run(name, input)).toMatchObject(proof.tells);
    expect(await received(name)).toBe(asked + 1);
  });

  test('ends in an error that says what is wrong', async () => {
    const { wrong, ends } = proofs[name] as Proof;
    await expect(run(name, await made(wrong))).rejects.toMatchObject({ name: 'ProviderError', code: ends });
  });

  test('is not sent with a field it does not take', async () => {
    const asked = await received(name);
    await expect(run(name, { surprise: 1 })).rejects.toMatchObject({ code: 'refused' });
    expect(await received(name)).toBe(asked);
  });
});

test('nothing is proved that is no operation', () => {
  expect(Object.keys(proofs).toSorted()).toEqual(allOperations.map(({ name }) => name).toSorted());
});
