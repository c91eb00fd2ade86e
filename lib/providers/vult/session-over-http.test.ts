import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { VULT_ACCOUNT } from '#sandbox/vendors/vult/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { blankApplicant } from '../reading/blank.ts';
import { vult } from './index.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

function connect() {
  const http = loopbackHttp();
  const settings = { baseUrl: `${sandbox.url}/vult`, tokenUrl: `${sandbox.url}/vult/oauth/token`, ...VULT_ACCOUNT };
  const { applicants, images, operations } = vult.connect(settings, { http, now: () => new Date() });
  if (!applicants || !images) throw new Error('Vult has applicants and images');
  const run = async (name: string, input: object) => {
    const answer = await operations.run(name, input);
    return answer.kind === 'json' ? (answer.value as Record<string, unknown>) : {};
  };
  return { applicants, images, run };
}

const place = { latitude: 52.37, longitude: 4.9 };
const picture = (tail: number) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, tail]);
const base64 = (tail: number) => picture(tail).toString('base64');

/** Everything an applicant's SDK sends, from consent to the end. */
async function visit(session_id: string, document_type_e = 'driver_license') {
  const { run } = connect();
  await run('idvSdk.consentAdd', { session_id, consented: true });
  await run('idvSdk.metadataUpdate', { session_id, sdk_metadata: { sdk: 'web' } });
  await run('idvSdk.documentTypeUpdate', { session_id, document_type_e });
  await run('idvSdk.documentFrontAdd', { session_id, ...place, image: base64(1) });
  if (document_type_e !== 'passport') await run('idvSdk.documentBackAdd', { session_id, ...place, image: base64(2) });
  await run('idvSdk.livenessGenerate', { session_id, ...place });
  await run('idvSdk.livenessProcess', { session_id, ...place, images: [base64(3), base64(4)] });
  return run('idvSdk.finalize', { session_id });
}

test('a session from its creation to its deletion, as the desk sees it', async () => {
  const { applicants, images, run } = connect();
  const id = String(
    (await run('idv.sessionCreate', { liveness_mode: 'passive_active', metadata: { reference: 'AC-7' } })).session_id,
  );
  const nobodyYet = await applicants.read(id);
  expect(nobodyYet).toMatchObject({
    status: 'in_progress',
    person: { fullName: null },
    documents: [],
    locations: [],
    labels: { reference: 'AC-7' },
  });

  expect(await visit(id)).toEqual({ verified: true, on_sanction_list: false });
  const applicant = await applicants.read(id);
  expect(applicant).toMatchObject({
    status: 'approved',
    providerStatus: 'complete',
    person: { fullName: expect.any(String), birthDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    documents: [{ type: 'driver_license', number: expect.any(String) }, { type: 'selfie' }, { type: 'liveness' }],
    assessment: { verified: true },
  });
  expect(Object.keys(applicant).toSorted()).toEqual(Object.keys(blankApplicant('vult', '')).toSorted());
  expect(applicant.checks.find(({ name }) => name === 'consented')?.outcome).toBe('pass');
  expect(applicant.locations).toContainEqual(
    expect.objectContaining({ source: 'device', latitude: 52.37, longitude: 4.9 }),
  );
  expect(applicant.history.map(({ to }) => to)).toEqual(['complete', 'in_progress']);

  const seen = ['driver_license_front', 'driver_license_back', 'selfie', 'liveness_active_step_1'];
  for (const [at, imageId] of seen.entries())
    expect(Buffer.from((await images.read(id, imageId)).bytes)).toEqual(picture(at + 1));

  await run('idv.sessionAnonymize', { session_id: id });
  const nobodyAnyMore = await applicants.read(id);
  expect(nobodyAnyMore).toMatchObject({ person: { fullName: null, birthDate: null }, portrait: null, labels: {} });
  expect(nobodyAnyMore.documents.map(({ type }) => type)).toEqual(['liveness']);
  await expect(images.read(id, 'selfie')).rejects.toMatchObject({ code: 'not_found' });
  await run('idv.sessionDelete', { session_id: id });
  await expect(applicants.read(id)).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  [
    'sanctions_hit',
    'passport',
    { verified: false, on_sanction_list: true },
    { status: 'on_hold', hits: [{ list: 'OFAC' }] },
  ],
  [
    'expired_document',
    'identification_card',
    { verified: false, on_sanction_list: false },
    { status: 'pending_review' },
  ],
  [
    'unknown_word',
    'passport_card',
    { verified: false, on_sanction_list: false },
    { status: 'unknown', providerStatus: 'under_manual_review' },
  ],
])('the story %s is found with a %s', async (story, document_type_e, verdict, seen) => {
  const { applicants, run } = connect();
  const id = String((await run('idv.sessionCreate', { metadata: { story } })).session_id);
  expect(await visit(id, document_type_e)).toEqual(verdict);
  expect(await applicants.read(id)).toMatchObject({
    ...seen,
    documents: [{ type: document_type_e }, { type: 'selfie' }, { type: 'liveness' }],
  });
});

test('nothing goes on without consent, after a refusal, out of order, or once it is over', async () => {
  const { run } = connect();
  const refused = { code: 'invalid_request', status: 400 };
  const session = { session_id: String((await run('idv.sessionCreate', {})).session_id) };
  const front = { ...session, ...place, image: base64(1) };
  await expect(run('idvSdk.sessionRead', session)).rejects.toMatchObject(refused);
  await run('idvSdk.consentAdd', { ...session, consented: false });
  await expect(run('idvSdk.documentTypeUpdate', { ...session, document_type_e: 'passport' })).rejects.toMatchObject(
    refused,
  );
  await run('idvSdk.consentAdd', { ...session, consented: true });
  await expect(run('idvSdk.documentFrontAdd', front)).rejects.toMatchObject(refused);
  await run('idvSdk.documentTypeUpdate', { ...session, document_type_e: 'passport' });
  await expect(run('idvSdk.documentFrontAdd', { ...front, latitude: 'north' })).rejects.toMatchObject(refused);
  await expect(
    run('idvSdk.documentFrontAdd', { ...front, image: Buffer.from('no picture').toString('base64') }),
  ).rejects.toMatchObject(refused);
  await run('idvSdk.documentFrontAdd', front);
  await expect(run('idvSdk.documentBackAdd', front)).rejects.toMatchObject(refused);
  await expect(run('idvSdk.livenessProcess', { ...session, ...place })).rejects.toMatchObject(refused);
  await expect(run('idvSdk.finalize', session)).rejects.toMatchObject(refused);
  await run('idvSdk.livenessGenerate', { ...session, ...place });
  await run('idvSdk.livenessProcess', { ...session, ...place });
  expect(await run('idvSdk.finalize', session)).toMatchObject({ verified: true });
  await expect(run('idvSdk.finalize', session)).rejects.toMatchObject(refused);
});

test('new weights judge later sessions; earlier weights are read by their id', async () => {
  const { applicants, run } = connect();
  const created = async () => String((await run('idv.sessionCreate', {})).session_id);
  const weightsId = async (id: string) =>
    (await applicants.read(id)).config.find(({ name }) => name === 'weightsId')?.value ?? 'not told';
  const earlier = await created();
  const before = await run('idv.weightsGet', {});
  await run('idv.weightsUpdate', { ...before, age_weight: 0.5 });
  const later = await created();
  expect(await run('idv.weightsGet', {})).toEqual({ ...before, age_weight: 0.5 });
  expect(await run('idv.weightsGetById', { id: await weightsId(earlier) })).toMatchObject({
    age_weight: before.age_weight,
  });
  expect(await run('idv.weightsGetById', { id: await weightsId(later) })).toMatchObject({ age_weight: 0.5 });
  // The weights of another user of the same client are unchanged.
  expect(await run('idv.weightsGet', { user_id: 'another' })).toMatchObject({ age_weight: before.age_weight });
});
