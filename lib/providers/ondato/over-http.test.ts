import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { ONDATO_ACCOUNT } from '#sandbox/vendors/ondato/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import type { ApplicantPage, ConnectedProvider } from '../provider.ts';
import { ondato } from './index.ts';

/** Over HTTP, against a sandbox that was written from the vendor's page and not from this adapter. */
let sandbox: Sandbox;
let vendor: ConnectedProvider;

beforeAll(async () => {
  sandbox = await testSandbox({ people: 200 });
  const http = loopbackHttp();
  vendor = ondato.connect(settingsFor(sandbox.url), { http, now: () => new Date() });
});
afterAll(() => sandbox.close());

function settingsFor(url: string) {
  const { clientId, clientSecret, applicationId, setupId } = ONDATO_ACCOUNT;
  const hosts = {
    tokenUrl: `${url}/ondato/id/connect/token`,
    idvUrl: `${url}/ondato/idvapi`,
    kycUrl: `${url}/ondato/kycid`,
  };
  return { ...hosts, clientId, clientSecret, applicationId, setupId };
}

const run = async (name: string, input: unknown) => {
  const answer = await vendor.operations.run(name, input);
  return answer.kind === 'json' ? (answer.value as Record<string, unknown>) : answer;
};
const read = (id: string) => vendor.applicants?.read(id) ?? Promise.reject(new Error('it can read'));

async function everyone(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: ApplicantPage | undefined = await vendor.applicants?.list?.(cursor);
    ids.push(...(page?.items.map(({ externalId }) => externalId) ?? []));
    cursor = page?.next ?? null;
  } while (cursor !== null);
  return ids;
}

test('every applicant who began is listed once and can be read', async () => {
  const ids = await everyone();
  expect(ids.length).toBeGreaterThan(170);
  expect(new Set(ids).size).toBe(ids.length);
  expect(await run('listIdentifications', {})).toMatchObject({ total: ids.length, offset: 0, limit: null });
  const people = await Promise.all(ids.map(read));
  expect(people.map(({ externalId }) => externalId)).toEqual(ids);
  expect(new Set(people.map(({ status }) => status))).toEqual(
    new Set(['pending_review', 'in_progress', 'approved', 'rejected', 'unknown']),
  );
  const phones = people.flatMap(({ person }) => person.phone ?? []);
  expect(phones.length).toBeGreaterThan(150);
  expect(phones.every((phone) => /^\+[1-9]\d{6,14}$/.test(phone))).toBe(true);
  expect(people.some(({ hits }) => hits.length > 0)).toBe(true);
  expect(people.some(({ questionnaires }) => questionnaires.length > 0)).toBe(true);
});

test('an order becomes a session, and the session an applicant with images', async () => {
  const registration = {
    firstName: 'Ieva',
    lastName: 'Petraitė',
    dateOfBirth: '1990-06-07',
    phoneNumber: '+370 624 51514',
    countryCode: 'LT',
  };
  const { id } = (await run('createIdentityVerification', { registration, externalReferenceId: 'AC-1' })) as {
    id: string;
  };
  expect(await run('verificationUrl', { id })).toEqual({ url: `https://idv.ondato.com/?id=${id}` });
  const link = `${sandbox.url}/ondato/idv/?id=${id}`;
  expect(await read(id)).toMatchObject({ status: 'created', person: { phone: '+37062451514' }, documents: [] });
  expect((await fetch(link)).status).toBe(200);
  expect(await read(id)).toMatchObject({ status: 'in_progress', providerStatus: 'Awaiting' });
  expect((await fetch(link, { method: 'POST' })).status).toBe(200);
  const applicant = await read(id);
  expect(applicant).toMatchObject({
    status: 'pending_review',
    otherIds: { externalReferenceId: 'AC-1' },
    portrait: { part: 'selfie' },
  });
  const identificationId = applicant.otherIds.identificationId ?? '';
  expect(await read(identificationId)).toMatchObject({
    externalId: identificationId,
    otherIds: { identityVerificationId: id },
  });
  for (const { id: fileId } of applicant.documents.flatMap(({ images }) => images)) {
    expect(await vendor.images?.read(id, fileId)).toMatchObject({
      mediaType: expect.stringMatching(/^(image\/jpeg|application\/pdf)$/),
    });
    expect(await run('getIdentificationFile', { id: identificationId, fileId })).toMatchObject({ kind: 'file' });
  }
  expect(await everyone()).toContain(id);
});

test('a redaction anonymizes once it is completed', async () => {
  const [id = ''] = (await everyone()).slice(-1);
  await run('redact', { id, scope: ['PersonalData', 'BiometricData'] });
  expect((await read(id)).flags.anonymized).toBe(false);
  await expect.poll(async () => (await read(id)).flags.anonymized, { timeout: 5_000, interval: 250 }).toBe(true);
  const { person, documents, portrait } = await read(id);
  expect([person.fullName, person.phone, documents, portrait]).toEqual([null, null, [], null]);
});

test('an unknown id is not_found, and an expired token is renewed', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  await expect(read(nobody)).rejects.toMatchObject({ code: 'not_found' });
  await expect(run('getIdentityVerification', { id: nobody })).rejects.toMatchObject({
    code: 'not_found',
    status: 404,
  });
  const other = await testSandbox({ tokenSeconds: 1 });
  const http = loopbackHttp();
  // With a clock that does not move the token never expires here; only the vendor's 401 renews it.
  const still = ondato.connect(settingsFor(other.url), { http, now: () => new Date(0) });
  await still.operations.run('listIdentifications', {});
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await still.operations.run('listIdentifications', {})).toMatchObject({ kind: 'json' });
  await other.close();
});
