import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { B2CORE_ACCOUNT } from '#sandbox/vendors/b2core/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import type { ApplicantPage, ConnectedProvider } from '../provider.ts';
import { b2core } from './index.ts';

/** Over HTTP, against a sandbox that was written from the vendor's page and not from this adapter. */
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await testSandbox({ people: 200 });
});
afterAll(() => sandbox.close());

function desk(more: object = {}): ConnectedProvider {
  const http = loopbackHttp();
  const settings = { baseUrl: `${sandbox.url}/b2core`, accessToken: B2CORE_ACCOUNT.backOfficeToken, ...more };
  return b2core.connect(settings, { http, now: () => new Date() });
}

const ofClient = (id: string) => desk({ accessToken: `${B2CORE_ACCOUNT.clientToken}${id}`, tokenKind: 'client' });

async function run(vendor: ConnectedProvider, name: string, input: unknown) {
  const answer = await vendor.operations.run(name, input);
  return answer.kind === 'json' ? (answer.value as Record<string, unknown>) : {};
}

async function everyone(vendor: ConnectedProvider): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: ApplicantPage | undefined = await vendor.applicants?.list?.(cursor);
    ids.push(...(page?.items.map(({ externalId }) => externalId) ?? []));
    cursor = page?.next ?? null;
  } while (cursor !== null);
  return ids;
}

const read = (vendor: ConnectedProvider, id: string) =>
  vendor.applicants?.read(id) ?? Promise.reject(new Error('it can read'));

test('every applicant is listed once and can be read', async () => {
  const ids = await everyone(desk());
  expect(new Set(ids).size).toBe(200);
  const people = await Promise.all(ids.map((id) => read(desk(), id)));
  expect(people.map(({ externalId }) => externalId)).toEqual(ids);
  expect(new Set(people.map(({ status }) => status))).toEqual(new Set(['created', 'approved', 'unknown']));
  expect(
    people.every(
      ({ person }) => person.fullName && person.email && person.phone && person.birthDate && person.address.country,
    ),
  ).toBe(true);
  for (const { history } of people.filter((each) => each.history.length > 1)) {
    expect(history.at(-1)).toMatchObject({ from: null, to: 'Level 0', reason: 'created' });
    expect(history[0]?.from).not.toBe(null);
  }
});

test.each([true, false])('a client runs the wizard and is granted a level, body wrapped: %s', async (wrapRunBody) => {
  const id = (await Promise.all((await everyone(desk())).map((each) => read(desk(), each)))).find(
    ({ status }) => status === 'created',
  )?.externalId;
  if (id === undefined) throw new Error('somebody is new');
  const client = desk({ accessToken: `${B2CORE_ACCOUNT.clientToken}${id}`, tokenKind: 'client', wrapRunBody });
  const { uuid, types } = await run(client, 'initWizard', {});
  expect((types as unknown[]).length).toBeGreaterThan(0);
  const step = await run(client, 'runVerification', { type: 2, files: ['passport.jpeg'], uuid });
  expect(step).toMatchObject({ code: 202, done: true, isFinished: true, stage: 'TerminateWorkflow' });
  expect((await read(desk(), id)).status).toBe('approved');
});

test("a client's token reaches that client only", async () => {
  const vendor = ofClient('207');
  expect(await everyone(vendor)).toEqual(['207']);
  expect(await read(vendor, '207')).toMatchObject({ externalId: '207', documents: [], person: { fullName: null } });
  await expect(read(vendor, '208')).rejects.toMatchObject({ reason: 'other_applicant' });
  await expect(read(desk({ tokenKind: 'client' }), '207')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(read(desk({ accessToken: 'wrong' }), '207')).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(read(desk(), '1')).rejects.toMatchObject({ code: 'not_found' });
});

test('a last step without success is a failure, although HTTP says 200', async () => {
  const { uuid } = await run(ofClient('209'), 'initWizard', {});
  const ended = run(ofClient('209'), 'runVerification', { type: 2, files: [], uuid });
  await expect(ended).rejects.toMatchObject({ code: 'invalid_request', status: 202 });
});
