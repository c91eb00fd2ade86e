import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { B2CORE_ACCOUNT } from '#sandbox/vendors/b2core/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { sandboxControl } from '#test/sandbox/control.ts';
import { b2core } from './index.ts';
import { b2coreOperations } from './operations.ts';

/** Every operation, good and bad, with both kinds of token, against a sandbox written from the vendor's page. */
let sandbox: Sandbox;
let control: ReturnType<typeof sandboxControl>;
beforeAll(async () => {
  sandbox = await testSandbox({ people: 60 });
  control = sandboxControl(sandbox.url, 'b2core');
});
afterAll(() => sandbox.close());

type Input = Record<string, unknown>;
type Kind = 'backOffice' | 'client';

const clientId = '207';

function desk(tokenKind: Kind, more: object = {}) {
  const http = loopbackHttp();
  const accessToken = tokenKind === 'client' ? B2CORE_ACCOUNT.clientToken + clientId : B2CORE_ACCOUNT.backOfficeToken;
  return b2core.connect(
    { baseUrl: `${sandbox.url}/b2core`, accessToken, tokenKind, ...more },
    { http, now: () => new Date('2026-11-21T12:00:00Z') },
  );
}

async function run(tokenKind: Kind, name: string, input: Input): Promise<Input> {
  const answer = await desk(tokenKind).operations.run(name, input);
  return answer.kind === 'json' ? (answer.value as Input) : {};
}

type Proof = { by: Kind[]; good: (by: Kind) => Promise<Input>; tells: Input; wrong: Input; ends: string };

const both: Kind[] = ['backOffice', 'client'];
const office: Kind[] = ['backOffice'];
const client: Kind[] = ['client'];
const grantOf = async (by: Kind) => {
  const { items } = await run(by, 'listVerifications', { clientId });
  return { verificationId: (items as { id: string }[])[0]?.id };
};
const begun = async (by: Kind) => ({ type: 2, files: ['passport.jpeg'], uuid: (await run(by, 'initWizard', {})).uuid });

const proofs: Record<keyof typeof b2coreOperations, Proof> = {
  listVerifications: {
    by: both,
    good: async () => ({ clientId, limit: 1, sortBy: 'createTime', sortOrder: 'desc' }),
    tells: { items: [{ clientId }], limit: 1, offset: 0 },
    wrong: { sortBy: 'nonsense' },
    ends: 'invalid_request',
  },
  getVerification: { by: both, good: grantOf, tells: { clientId }, wrong: { verificationId: 1 }, ends: 'not_found' },
  initWizard: {
    by: client,
    good: async () => ({}),
    tells: { uuid: expect.any(String), done: true },
    wrong: { type: 1 },
    ends: 'refused',
  },
  runVerification: {
    by: client,
    good: begun,
    tells: { code: 202, done: true, isFinished: true },
    wrong: { type: 2, files: ['passport.jpeg'], uuid: 'of no procedure' },
    ends: 'invalid_request',
  },
  listClients: {
    by: office,
    good: async () => ({ filter: { clientId } }),
    tells: { total: 1, items: [{ id: clientId }] },
    wrong: { sortBy: 'nonsense' },
    ends: 'invalid_request',
  },
  getClient: {
    by: office,
    good: async () => ({ clientId: 207 }),
    tells: { id: clientId },
    wrong: { clientId: 1 },
    ends: 'not_found',
  },
  listDocuments: {
    by: office,
    good: async () => ({ clientId, limit: 5 }),
    tells: { offset: 0, limit: 5, items: expect.any(Array) },
    wrong: { clientId: '' },
    ends: 'refused',
  },
  listLevels: { by: office, good: async () => ({}), tells: { total: 3 }, wrong: { limit: 1 }, ends: 'refused' },
};

describe.each(both)('with the token of: %s', (by) => {
  test.each(Object.values(b2coreOperations).map(({ name }) => name))(
    '%s runs or is refused, and ends in an error that says why',
    async (name) => {
      const { by: allowed, good, tells, wrong, ends } = proofs[name as keyof typeof proofs];
      const asked = await control.callsOf(name);
      if (!allowed.includes(by)) {
        const failure = run(by, name, await good(allowed[0] ?? by));
        await expect(failure).rejects.toMatchObject({ code: by === 'client' ? 'refused' : 'forbidden' });
        return;
      }
      const input = await good(by);
      const before = await control.callsOf(name);
      expect(before).toBeGreaterThanOrEqual(asked);
      expect(await run(by, name, input)).toMatchObject(tells);
      expect(await control.callsOf(name)).toBe(asked + 1);
      await expect(async () => run(by, name, wrong)).rejects.toMatchObject({ name: 'ProviderError', code: ends });
      await expect(async () => run(by, name, { surprise: 1 })).rejects.toMatchObject({ code: 'refused' });
    },
  );
});

test("a client's token lists that client; a page of clients shows when each last changed", async () => {
  expect((await desk('client').applicants?.list?.(null))?.items).toMatchObject([
    { externalId: clientId, updatedAt: expect.any(String) },
  ]);
  const asked = await control.callsOf('listVerifications');
  const office = desk('backOffice');
  const { items = [] } = (await office.applicants?.list?.(null)) ?? {};
  expect(items.length).toBe(50);
  expect(await control.callsOf('listVerifications')).toBe(asked + 1);
  for (const { externalId, updatedAt } of items.slice(0, 10)) {
    expect(updatedAt).not.toBe(null);
    expect((await office.applicants?.read(externalId))?.updatedAt, 'the same moment as when they are read').toBe(
      updatedAt,
    );
  }
});

test.each([
  ['backOffice', {}, ['works', 'works', 'works', 'works', 'not_set_up']],
  ['client', {}, ['works', 'not_set_up', 'not_set_up']],
  ['backOffice', { accessToken: 'wrong' }, ['not_allowed', 'not_allowed', 'not_allowed', 'not_allowed', 'not_set_up']],
  [
    'backOffice',
    { accessToken: `${B2CORE_ACCOUNT.clientToken}207` },
    ['not_allowed', 'not_allowed', 'not_allowed', 'not_allowed', 'not_set_up'],
  ],
] as const)('testing the connection with the token of %s %j', async (tokenKind, more, outcomes) => {
  const probe = await desk(tokenKind, more).probe?.();
  expect(probe?.findings.map(({ outcome }) => outcome)).toEqual(outcomes);
});
