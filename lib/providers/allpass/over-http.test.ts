import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { ALLPASS_ACCOUNT } from '#sandbox/vendors/allpass/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { sandboxControl } from '#test/sandbox/control.ts';
import { blankApplicant } from '../reading/blank.ts';
import { allpass } from './index.ts';
import { allpassOperations } from './operations.ts';

/** Over HTTP, against a sandbox that was written from the vendor's page and not from this adapter. */
const { keys, cryptoKey, hmacKey } = ALLPASS_ACCOUNT;
type Key = keyof typeof keys;
type Input = Record<string, unknown>;

let sandbox: Sandbox;
let control: ReturnType<typeof sandboxControl>;
beforeAll(async () => {
  sandbox = await testSandbox({ people: 40 });
  control = sandboxControl(sandbox.url, 'allpass');
});
afterAll(() => sandbox.close());

function connect(appKey: Key, more: object = {}) {
  const { encryption, signedContent } = keys[appKey];
  const http = loopbackHttp();
  const settings = {
    baseUrl: `${sandbox.url}/allpass`,
    appKey,
    encryption,
    signedContent,
    cryptoKey,
    hmacKey,
    ...more,
  };
  const connected = allpass.connect(settings, { http, now: () => new Date() });
  const run = async (name: string, input: object) => {
    const answer = await connected.operations.run(name, input);
    return answer.kind === 'json' ? (answer.value as Input) : {};
  };
  return { connected, run };
}

let count = 0;
const wanted = (externalUserId = `cust/${++count}@desk`) => ({
  externalUserId,
  flowName: 'Individuals',
  phone: '+84987543212',
  email: 'new@post.example',
});

type Run = ReturnType<typeof connect>['run'];
type Proof = { good: (run: Run) => Promise<Input>; tells: Input; wrong: (run: Run) => Promise<Input>; ends: string };

const somebody = async (run: Run) => ({ applicantId: String((await run('createApplicant', wanted())).id) });
const with_ = (more: Input) => async (run: Run) => ({ ...(await somebody(run)), ...more });
const nobody =
  (more: Input = {}) =>
  async () => ({ applicantId: 'nobody', ...more });
const doomed = async (run: Run) => {
  const { applicantId } = await somebody(run);
  await run('scheduleDeletion', { applicantId });
  return { applicantId };
};
const lookedUp = async (run: Run) => {
  const { id, type } = await run('searchCryptoAml', { blockchain: 'BTC', address: 'bc1qspecimen' });
  return { amlId: String(id), type };
};

const proofs: Record<keyof typeof allpassOperations, Proof> = {
  createApplicant: {
    good: async () => wanted(),
    tells: { status: 'INIT', flow: { name: 'Individuals' } },
    wrong: async (run) => {
      await run('createApplicant', wanted(`twice-${++count}`));
      return wanted(`twice-${count}`);
    },
    ends: 'conflict',
  },
  getApplicant: { good: somebody, tells: { status: 'INIT', flowId: 11 }, wrong: nobody(), ends: 'not_found' },
  getApplicantStatus: { good: somebody, tells: { status: 'INIT' }, wrong: nobody(), ends: 'not_found' },
  moveToFlow: {
    good: with_({ flowId: 12 }),
    tells: { status: 'INCOMPLETE' },
    wrong: with_({ flowId: '99' }),
    ends: 'invalid_request',
  },
  scheduleDeletion: {
    good: somebody,
    tells: { scheduledDeletionDate: expect.any(String) },
    wrong: nobody(),
    ends: 'not_found',
  },
  restoreApplicant: { good: doomed, tells: { id: expect.any(String) }, wrong: somebody, ends: 'conflict' },
  createToken: {
    good: with_({ ttl: 600, locale: 'en', flowName: 'Another document' }),
    tells: { ttl: 600, link: expect.stringMatching(/^http/) },
    wrong: with_({ flowName: 'No such flow' }),
    ends: 'invalid_request',
  },
  getQuestionnaire: {
    good: async () => ({ id: '41' }),
    tells: { id: '41' },
    wrong: async () => ({ id: '0' }),
    ends: 'not_found',
  },
  searchCryptoAml: {
    good: async () => ({ blockchain: 'BTC', txHash: 'ab'.repeat(32) }),
    tells: { type: 'TRANSACTION' },
    wrong: async () => ({ blockchain: 'NOPE', address: 'bc1' }),
    ends: 'invalid_request',
  },
  getCryptoAmlDetails: {
    good: lookedUp,
    tells: { type: 'WALLET', blockchain: 'BTC', address: 'bc1qspecimen' },
    wrong: async () => ({ amlId: 'nobody', type: 'WALLET' }),
    ends: 'not_found',
  },
};

/** Every operation of the adapter: one without its proof does not compile. */
describe.each([
  'sandbox-allpass-plain',
  'sandbox-allpass-cbc',
  'sandbox-allpass-cbc-body',
  'sandbox-allpass-gcm',
] as const)('%s', (key) => {
  test.each(Object.values(allpassOperations).map(({ name }) => name))(
    '%s runs, and ends in an error that says what is wrong',
    async (name) => {
      const { run } = connect(key);
      const { good, tells, wrong, ends } = proofs[name as keyof typeof proofs];
      const input = await good(run);
      const asked = await control.callsOf(name);
      expect(await run(name, input)).toMatchObject(tells);
      expect(await control.callsOf(name)).toBe(asked + 1);
      await expect(run(name, await wrong(run))).rejects.toMatchObject({ name: 'ProviderError', code: ends });
      await expect(run(name, { surprise: 1 })).rejects.toMatchObject({ code: 'refused' });
    },
  );

  test('an applicant is read by either id, with every key of the common form', async () => {
    const { connected, run } = connect(key);
    const own = `new/${key}@desk`;
    const { id } = await run('createApplicant', wanted(own));
    const byOwn = await connected.applicants?.read(own);
    expect(byOwn).toMatchObject({
      otherIds: { id },
      status: 'created',
      person: { phone: '+84987543212' },
      config: [{ name: 'flow', detail: '11' }, { name: 'autoApprove' }, { name: 'uniqueFaceMatch' }],
    });
    expect(await connected.applicants?.read(String(id))).toMatchObject({ otherIds: { externalUserId: own } });
    expect(Object.keys(byOwn ?? {}).toSorted()).toEqual(Object.keys(blankApplicant('allpass', '')).toSorted());
  });
});

test('in test mode a deletion is immediate, and restoring finds nothing', async () => {
  const { run } = connect('sandbox-allpass-test');
  await expect(run('restoreApplicant', await doomed(run))).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  ['the wrong signing key', 'sandbox-allpass-cbc', { hmacKey: 'another' }],
  ['the wrong crypto key', 'sandbox-allpass-gcm', { cryptoKey: '00'.repeat(32) }],
  ['the wrong part signed', 'sandbox-allpass-cbc-body', { signedContent: 'data' }],
  ['no encryption set', 'sandbox-allpass-cbc', { encryption: 'none' }],
] as const)('%s gives no plaintext', async (_, key, more) => {
  await expect(connect(key, more).run('getQuestionnaire', { id: '41' })).rejects.toMatchObject({
    code: 'invalid_response',
  });
});

test('a wrong key is unauthorized', async () => {
  await expect(
    connect('sandbox-allpass-plain', { appKey: 'guess' }).connected.applicants?.read('x'),
  ).rejects.toMatchObject({
    code: 'unauthorized',
  });
});
