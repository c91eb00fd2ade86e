import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALLPASS_ACCOUNT } from '#lib/sandbox/allpass/accounts.ts';
import { type Sandbox, startSandbox } from '#lib/sandbox/server.ts';
import { providerHttp } from '../http.ts';
import { blankApplicant } from '../reading/blank.ts';
import { allpass } from './index.ts';

const { keys, cryptoKey, hmacKey } = ALLPASS_ACCOUNT;
type Key = keyof typeof keys;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21', people: 40 });
});
afterAll(() => sandbox.close());

function connect(appKey: Key, more: object = {}) {
  const { encryption, signedContent } = keys[appKey];
  const http = providerHttp({ gate: { run: (call) => call() }, patience: 'person', allowLoopback: true });
  const settings = { baseUrl: `${sandbox.url}/allpass`, appKey, encryption, signedContent, cryptoKey, hmacKey, ...more };
  const connected = allpass.connect(settings, { http, now: () => new Date() });
  const run = async (name: string, input: object) => {
    const answer = await connected.operations.run(name, input);
    return answer.kind === 'json' ? (answer.value as Record<string, unknown>) : {};
  };
  return { connected, run };
}

const wanted = (externalUserId: string) => ({ externalUserId, flowName: 'Individuals', phone: '+84987543212', email: 'new@post.example' });

describe.each(Object.keys(keys) as Key[])('with %s', (key) => {
  test('someone is created, read under both ids, and given a link', async () => {
    const { connected, run } = connect(key);
    const { id } = await run('createApplicant', wanted(`new/${key}@desk`));
    const byOwn = await connected.applicants?.read(`new/${key}@desk`);
    expect(byOwn).toMatchObject({ otherIds: { id }, status: 'created', person: { phone: '+84987543212' }, config: { flowId: '11' } });
    expect(await connected.applicants?.read(String(id))).toMatchObject({ otherIds: { externalUserId: `new/${key}@desk` } });
    expect(await run('createToken', { applicantId: String(id), ttl: 600 })).toMatchObject({ applicantId: id, ttl: 600 });
    await expect(run('createApplicant', wanted(`new/${key}@desk`))).rejects.toMatchObject({ code: 'conflict', status: 409 });
  });

  test('a wallet is looked up and its details are read', async () => {
    const { run } = connect(key);
    const { id, type } = await run('searchCryptoAml', { blockchain: 'BTC', address: 'bc1qspecimen' });
    const details = await run('getCryptoAmlDetails', { amlId: String(id), type: String(type) });
    expect(details).toMatchObject({ id, type: 'WALLET', blockchain: 'BTC', address: 'bc1qspecimen' });
  });
});

test('another flow, a deletion and its withdrawal are seen by who reads afterwards', async () => {
  const { connected, run } = connect('sandbox-allpass-gcm');
  const applicantId = String((await run('createApplicant', wanted('cust-moves'))).id);
  expect(await run('moveToFlow', { applicantId, flowId: 12 })).toEqual({ id: applicantId, status: 'INCOMPLETE' });
  expect(await run('getApplicantStatus', { applicantId: 'cust-moves' })).toEqual({ id: applicantId, status: 'INCOMPLETE' });
  const { scheduledDeletionDate } = await run('scheduleDeletion', { applicantId });
  const during = await connected.applicants?.read(applicantId);
  expect(during).toMatchObject({ config: { flowId: '12' }, flags: { deletionScheduledFor: scheduledDeletionDate } });
  await run('restoreApplicant', { applicantId });
  expect((await connected.applicants?.read(applicantId))?.flags.deletionScheduledFor).toBe(null);
  await expect(run('restoreApplicant', { applicantId })).rejects.toMatchObject({ code: 'conflict' });
});

test('in test mode a deletion does not wait, and there is nothing to restore', async () => {
  const { run } = connect('sandbox-allpass-test');
  const applicantId = String((await run('createApplicant', wanted('cust-gone'))).id);
  await run('scheduleDeletion', { applicantId });
  await expect(run('restoreApplicant', { applicantId })).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  ['the wrong signing key', 'sandbox-allpass-cbc', { hmacKey: 'another' }],
  ['the wrong crypto key', 'sandbox-allpass-gcm', { cryptoKey: '00'.repeat(32) }],
  ['the wrong part signed', 'sandbox-allpass-cbc-body', { signedContent: 'data' }],
  ['no encryption set', 'sandbox-allpass-cbc', { encryption: 'none' }],
] as const)('%s gives no plaintext', async (_, key, more) => {
  await expect(connect(key, more).run('getQuestionnaire', { id: '41' })).rejects.toMatchObject({ code: 'invalid_response' });
});

test('a wrong key is unauthorized, and somebody who is not there is not found', async () => {
  await expect(connect('sandbox-allpass-plain', { appKey: 'guess' }).connected.applicants?.read('x')).rejects.toMatchObject({
    code: 'unauthorized',
  });
  await expect(connect('sandbox-allpass-plain').connected.applicants?.read('x')).rejects.toMatchObject({ code: 'not_found' });
});

test('everything of the common form is there', async () => {
  const { connected, run } = connect('sandbox-allpass-cbc');
  await run('createApplicant', wanted('cust-form'));
  const applicant = await connected.applicants?.read('cust-form');
  expect(Object.keys(applicant ?? {}).toSorted()).toEqual(Object.keys(blankApplicant('allpass', '')).toSorted());
});
