import { describe, expect, test } from 'vitest';
import { scriptedHttp } from '#test/providers/scripted-http.ts';
import type { ProviderHttp } from '../http/http.ts';
import type { ProviderRequest } from '../http/request.ts';
import { ondato } from './index.ts';

const settings = { clientId: 'desk', clientSecret: 'hush' };
const now = () => new Date('2026-11-21T12:00:00Z');

/** A vendor that gives one answer to every call and keeps the calls. */
function vendor(answer: unknown = { id: 'v-1' }, status = 200) {
  const { http, sent } = scriptedHttp(() => answer, status);
  const run = (name: string, input: unknown, more: object = {}) =>
    ondato.connect({ ...settings, ...more }, { http, now }).operations.run(name, input);
  return { sent, run };
}

const bodyOf = (request: ProviderRequest | undefined) => JSON.parse(String(request?.body)) as Record<string, unknown>;

describe('creating a verification', () => {
  test('goes to the IDV host once, with the phone number as a number', async () => {
    const { sent, run } = vendor();
    const registration = {
      dateOfBirth: '1990-06-07',
      firstName: 'Ieva',
      phoneNumber: '+370 624 515 141',
      countryCode: 'lt',
    };
    expect(await run('createIdentityVerification', { setupId: 's-1', registration })).toEqual({
      kind: 'json',
      value: { id: 'v-1' },
    });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      safe: false,
      url: 'https://idvapi.ondato.com/v1/identity-verifications',
    });
    expect(bodyOf(sent[0])).toEqual({
      setupId: 's-1',
      registration: { ...registration, phoneNumber: 370624515141, countryCode: 'LT' },
    });
  });

  test('takes the set-up from the settings where the input names none, and is refused without either', async () => {
    const { sent, run } = vendor();
    await run('createIdentityVerification', { externalReferenceId: '7' }, { setupId: 's-2' });
    expect(bodyOf(sent[0])).toEqual({ externalReferenceId: '7', setupId: 's-2' });
    await expect(async () => run('createIdentityVerification', {})).rejects.toMatchObject({ code: 'refused' });
    expect(sent).toHaveLength(1);
  });

  test.each([
    { phoneNumber: '062451514' },
    { phoneNumber: '9999999999999999' },
    { phoneNumber: 'call me' },
    { phoneNumber: 1.5 },
    { dateOfBirth: '1990-02-30' },
    { dateOfBirth: '07/06/1990' },
    { countryCode: 'LTU' },
    { countryCode: 'ZZ' },
    { nickname: 'Ie' },
  ])('%j is refused and nothing is sent', async (registration) => {
    const { sent, run } = vendor();
    await expect(async () => run('createIdentityVerification', { setupId: 's', registration })).rejects.toMatchObject({
      code: 'refused',
    });
    expect(sent).toEqual([]);
  });
});

test.each([
  [{}, false],
  [{ setupId: 's-2' }, true],
])('a command to create someone, at a connection with %j, may leave the set-up out: %s', (more, mayLeaveOut) => {
  const http: ProviderHttp = { send: () => Promise.reject(new Error('nothing is sent')) };
  const input = ondato.connect({ ...settings, ...more }, { http, now }).commands?.create_applicant?.input;
  expect([input?.safeParse({}).success, input?.safeParse({ setupId: 's-1' }).success]).toEqual([mayLeaveOut, true]);
});

test.each([
  [{}, 'https://idv.ondato.com/?id=v-1'],
  [{ idvUrl: 'https://sandbox-idvapi.ondato.com' }, 'https://sandbox-idv.ondato.com/?id=v-1'],
  [{ idvUrl: 'http://127.0.0.1:4110/ondato/idv' }, 'https://idv.ondato.com/?id=v-1'],
])('the link of a verification at %j is %s, and nothing is sent', async (more, url) => {
  const { sent, run } = vendor();
  expect(await run('verificationUrl', { id: 'v-1' }, more)).toEqual({ kind: 'json', value: { url } });
  expect(sent).toEqual([]);
});

test('each id is read at its own host, and an answer with another id is refused', async () => {
  const { sent, run } = vendor({ id: 'V-1' });
  await run('getIdentityVerification', { id: 'v-1' });
  await run('getIdentification', { id: 'v-1' });
  expect(sent.map(({ method, safe, url }) => [method, safe, url])).toEqual([
    ['GET', true, 'https://idvapi.ondato.com/v1/identity-verifications/v-1'],
    ['GET', true, 'https://kycid.ondato.com/v1/identifications/v-1'],
  ]);
  await expect(run('getIdentification', { id: 'v-2' })).rejects.toMatchObject({
    code: 'invalid_response',
    reason: 'other_applicant',
  });
});

test('a redaction is sent once and says what is erased', async () => {
  const { sent, run } = vendor(null);
  expect(await run('redact', { id: 'v-1', scope: ['PersonalData', 'BiometricData'] })).toEqual({
    kind: 'json',
    value: null,
  });
  expect(sent[0]).toMatchObject({
    method: 'PUT',
    safe: false,
    url: 'https://idvapi.ondato.com/v1/identity-verifications/v-1/redact',
  });
  expect(bodyOf(sent[0])).toEqual({ scope: ['PersonalData', 'BiometricData'] });
  for (const scope of [[], ['Everything'], 'PersonalData'])
    await expect(async () => run('redact', { id: 'v-1', scope })).rejects.toMatchObject({ code: 'refused' });
  expect(sent).toHaveLength(1);
});

test('a file is bytes, or base64 in JSON, and nothing else', async () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const asked = { id: 'k-1', fileId: 'f-1' };
  const { sent, run } = vendor(jpeg);
  expect(await run('getIdentificationFile', asked)).toMatchObject({ kind: 'file', mediaType: 'image/jpeg' });
  expect(sent[0]?.url).toBe('https://kycid.ondato.com/v1/identifications/k-1/files/f-1');
  const inJson = await vendor({ content: Buffer.from(jpeg).toString('base64') }).run('getIdentificationFile', asked);
  expect(inJson.kind === 'file' && [...inJson.bytes]).toEqual([...jpeg]);
  await expect(vendor(new Uint8Array()).run('getIdentificationFile', asked)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(vendor(null).run('getIdentificationFile', asked)).rejects.toMatchObject({ code: 'not_found' });
  await expect(vendor({ url: 'https://elsewhere.example' }).run('getIdentificationFile', asked)).rejects.toMatchObject({
    code: 'invalid_response',
  });
});

/** The vendor's error is `{ reason, message, params }`; its text never leaves the adapter. */
test.each([
  [400, 'ValidationFailed', 'invalid_request'],
  [401, 'AuthenticationFailed', 'unauthorized'],
  [403, 'AuthorizationFailed', 'forbidden'],
  [404, 'NotFound', 'not_found'],
])('%i %s is %s', async (status, reason, code) => {
  const { run } = vendor(
    { reason, message: 'Ieva Petrauskiene', params: { id: [{ reason, message: 'v-1' }] } },
    status,
  );
  const failure = (await run('getIdentification', { id: 'k-1' }).catch((error: unknown) => error)) as Error;
  expect(failure).toMatchObject({ code, status });
  expect(JSON.stringify(failure)).not.toMatch(/Petrauskiene|k-1|v-1/);
});
