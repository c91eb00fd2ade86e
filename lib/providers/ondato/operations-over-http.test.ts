import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { ONDATO_ACCOUNT } from '#sandbox/vendors/ondato/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { sandboxControl } from '#test/sandbox/control.ts';
import { ondato } from './index.ts';
import { ondatoOperations } from './operations.ts';

/** Every operation, good and bad, against a sandbox that was written from the vendor's page. */
let sandbox: Sandbox;
let control: ReturnType<typeof sandboxControl>;
beforeAll(async () => {
  sandbox = await testSandbox({ people: 30 });
  control = sandboxControl(sandbox.url, 'ondato');
});
afterAll(() => sandbox.close());

type Input = Record<string, unknown>;

function vendor() {
  const http = loopbackHttp();
  const { clientId, clientSecret, applicationId, setupId } = ONDATO_ACCOUNT;
  const url = `${sandbox.url}/ondato`;
  const hosts = { tokenUrl: `${url}/id/connect/token`, idvUrl: `${url}/idvapi`, kycUrl: `${url}/kycid` };
  return ondato.connect({ ...hosts, clientId, clientSecret, applicationId, setupId }, { http, now: () => new Date() });
}

async function run(name: string, input: Input): Promise<Input> {
  const answer = await vendor().operations.run(name, input);
  return answer.kind === 'json'
    ? (answer.value as Input)
    : { kind: 'file', mediaType: answer.mediaType, size: answer.bytes.byteLength };
}

const nobody = { id: '00000000-0000-4000-8000-000000000000' };
const ordered = async () => ({ id: String((await run('createIdentityVerification', {})).id) });
/** The id of an applicant who has completed the session. */
const identified = async () => {
  const { id } = await ordered();
  await control.complete(id);
  const applicant = await vendor().applicants?.read(id);
  return {
    id: applicant?.otherIds.identificationId ?? '',
    fileId: applicant?.documents.flatMap(({ images }) => images)[0]?.id,
  };
};

type Proof = { good: () => Promise<Input>; tells: Input; wrong: () => Promise<Input>; ends: string; isSent?: false };

const proofs: Record<keyof typeof ondatoOperations, Proof> = {
  createIdentityVerification: {
    good: async () => ({ registration: { firstName: 'Ieva', phoneNumber: '+370 624 51514' } }),
    tells: { id: expect.any(String) },
    wrong: async () => ({ setupId: 'no uuid' }),
    ends: 'invalid_request',
  },
  verificationUrl: {
    good: ordered,
    tells: { url: expect.stringMatching(/^https:\/\/idv\.ondato\.com\/\?id=/) },
    wrong: async () => ({}),
    ends: 'refused',
    isSent: false,
  },
  getIdentityVerification: {
    good: ordered,
    tells: { status: 'Pending' },
    wrong: async () => nobody,
    ends: 'not_found',
  },
  getIdentification: {
    good: async () => ({ id: (await identified()).id }),
    tells: { status: 'Awaiting', document: expect.any(Object) },
    wrong: async () => nobody,
    ends: 'not_found',
  },
  getIdentificationFile: {
    good: identified,
    tells: { kind: 'file', mediaType: 'image/jpeg', size: expect.any(Number) },
    wrong: async () => ({ ...(await identified()), fileId: nobody.id }),
    ends: 'not_found',
  },
  listIdentifications: {
    good: async () => ({ limit: 3 }),
    tells: { items: [expect.any(Object), expect.any(Object), expect.any(Object)], limit: 3 },
    wrong: async () => ({ from: 'lately' }),
    ends: 'refused',
  },
  redact: {
    good: async () => ({ id: (await ordered()).id, scope: ['PersonalData'] }),
    tells: {},
    wrong: async () => ({ ...nobody, scope: ['BiometricData'] }),
    ends: 'not_found',
  },
};

test.each(Object.values(ondatoOperations).map(({ name }) => name))(
  '%s runs, and ends in an error that says what is wrong',
  async (name) => {
    const { good, tells, wrong, ends, isSent = true } = proofs[name as keyof typeof proofs];
    const input = await good();
    const asked = await control.callsOf(name);
    expect((await run(name, input)) ?? {}).toMatchObject(tells);
    expect(await control.callsOf(name)).toBe(asked + (isSent ? 1 : 0));
    await expect(async () => run(name, await wrong())).rejects.toMatchObject({ name: 'ProviderError', code: ends });
    await expect(async () => run(name, { surprise: 1 })).rejects.toMatchObject({ code: 'refused' });
  },
);
