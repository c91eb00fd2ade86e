import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command, CommandOrder } from '#lib/providers/provider.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { VULT_ACCOUNT } from '#sandbox/vendors/vult/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { setFault } from '#test/sandbox/control.ts';
import { vult } from '../index.ts';
import { requirementKeys, weightKeys } from '../operations/rule-keys.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

function connect(more: object = {}) {
  const http = loopbackHttp({ limits: { retries: 0 } });
  const settings = {
    baseUrl: `${sandbox.url}/vult`,
    tokenUrl: `${sandbox.url}/vult/oauth/token`,
    ...VULT_ACCOUNT,
    ...more,
  };
  return vult.connect(settings, { http, now: () => new Date() });
}

function commandOf(kind: CommandKind): Command & Required<Pick<Command, 'readBack'>> {
  const command = connect().commands?.[kind];
  if (command?.readBack === undefined) throw new Error(`${kind} is there and can be read back`);
  return { ...command, readBack: command.readBack };
}

async function told(name: string, input: object): Promise<Record<string, unknown>> {
  const answer = await connect().operations.run(name, input);
  return answer.kind === 'json' ? (answer.value as Record<string, unknown>) : {};
}

const order = (input: object = {}, externalId: string | null = null): CommandOrder => ({
  commandId: randomUUID(),
  externalId,
  otherIds: {},
  input: input as Record<string, unknown>,
});
const someone = async () => {
  const { items } = (await told('idv.sessionList', { status: 'complete', take: 1 })) as {
    items: { session_id: string }[];
  };
  return items[0]?.session_id ?? '';
};
const only = (keys: readonly string[], from: Record<string, unknown>) =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));

/** The vendor fails once at this address, before or after it carried the command out. */
const fault = (kind: string, path: string) => setFault(sandbox.url, 'vult', { kind, path, times: 1 });

describe('create_applicant', () => {
  test('makes a session that is found by the command that made it, and by no other', async () => {
    const command = commandOf('create_applicant');
    const wanted = order({ liveness_mode: 'passive', metadata: { reference: 'AC-7' } });
    expect(await command.readBack(wanted)).toEqual({ outcome: 'not_done' });
    const { externalId } = await command.send(wanted);
    expect(await command.readBack(wanted)).toMatchObject({ outcome: 'done', answer: { externalId } });
    expect(await command.readBack(order())).toEqual({ outcome: 'not_done' });
    expect((await connect().applicants?.read(externalId ?? ''))?.labels).toMatchObject({ reference: 'AC-7' });
  });

  test('that fails before it is done is read back as not done', async () => {
    const command = commandOf('create_applicant');
    const wanted = order();
    await fault('500', '/idv/session/create');
    await expect(command.send(wanted)).rejects.toMatchObject({ code: 'unavailable', retryable: false });
    expect(await command.readBack(wanted)).toEqual({ outcome: 'not_done' });
  });
});

describe('anonymize and delete', () => {
  test.each(['anonymize', 'delete'] as const)('%s is carried out and read back', async (kind) => {
    const [command, wanted] = [commandOf(kind), order({}, await someone())];
    expect(await command.readBack(wanted)).toEqual({ outcome: 'not_done' });
    await command.send(wanted);
    expect(await command.readBack(wanted)).toMatchObject({ outcome: 'done' });
    const left = await connect()
      .applicants?.read(wanted.externalId ?? '')
      .catch((error: unknown) => error);
    expect(left).toMatchObject(
      kind === 'delete' ? { code: 'not_found' } : { person: { familyName: null, birthDate: null } },
    );
  });

  test('a session that was never begun does not tell whether it was anonymized', async () => {
    const { externalId } = (await commandOf('create_applicant').send(order())) ?? {};
    const wanted = order({}, externalId ?? '');
    await expect(commandOf('anonymize').readBack(wanted)).rejects.toMatchObject({ code: 'invalid_response' });
  });
});

/** There is no version and no ETag, and every key is required (docs/providers.md, "Vult: where it is odd"). */
describe('the rules', () => {
  test('weights are replaced whole, and only as they were read', async () => {
    const command = commandOf('write_weights');
    const expected = only(weightKeys, await told('idv.weightsGet', {}));
    const wanted = order({ values: { ...expected, age_weight: 0.07 }, expected });
    expect(await command.readBack(wanted)).toMatchObject({ outcome: 'not_done' });
    await command.send(wanted);
    expect(await told('idv.weightsGet', {})).toMatchObject({ age_weight: 0.07 });
    expect(await command.readBack(wanted)).toMatchObject({ outcome: 'done' });
    const late = order({ values: { ...expected, age_weight: 0.09 }, expected });
    await expect(command.send(late)).rejects.toMatchObject({ code: 'conflict', retryable: false });
    expect(await told('idv.weightsGet', {}), 'who comes late changes nothing').toMatchObject({ age_weight: 0.07 });
    expect(await command.readBack(late)).toEqual({ outcome: 'contrary' });
  });

  test('requirements of one document and source are replaced, and no others', async () => {
    const command = commandOf('write_requirements');
    const whose = { type_e: 'passport', data_source_e: 'mrz' };
    const rows = async () => (await told('idv.requirementsGet', {})).requirements as Record<string, unknown>[];
    const others = (all: Record<string, unknown>[]) =>
      all.filter((row) => row.type_e !== whose.type_e || row.data_source_e !== 'mrz');
    const before = await rows();
    const expected = only(requirementKeys, before.find((row) => !others(before).includes(row)) ?? {});
    const wanted = order({ ...whose, values: { ...expected, city_required: !expected.city_required }, expected });
    await command.send(wanted);
    expect(await command.readBack(wanted)).toMatchObject({ outcome: 'done' });
    expect(others(await rows())).toEqual(others(before));
  });

  test('that could not be read first are not written, and it may be tried again', async () => {
    const command = commandOf('write_weights');
    const expected = only(weightKeys, await told('idv.weightsGet', {}));
    const wanted = order({ values: { ...expected, age_weight: 0.11 }, expected });
    await fault('500', '/idv/weights');
    await expect(command.send(wanted)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    expect(await command.readBack(wanted)).toMatchObject({ outcome: 'not_done' });
  });
});

describe('registered webhooks', () => {
  const hook = { name: 'Docket', url: 'https://desk.example/api/webhooks/c-1/a-token-nobody-guesses' };

  test('one is registered although the answer says nothing, not twice, and removed by its id', async () => {
    const [create, remove] = [commandOf('create_webhook'), commandOf('delete_webhook')];
    expect(await create.readBack(order(hook))).toEqual({ outcome: 'not_done' });
    await create.send(order(hook));
    expect(await create.readBack(order(hook))).toMatchObject({ outcome: 'done' });
    await expect(create.send(order(hook))).rejects.toMatchObject({ code: 'conflict' });
    const { items } = (await told('webhook.list', { search_term: 'Docket' })) as unknown as { items: { id: string }[] };
    const gone = order({ id: items[0]?.id });
    expect(await remove.readBack(gone)).toEqual({ outcome: 'not_done' });
    await remove.send(gone);
    expect(await remove.readBack(gone)).toMatchObject({ outcome: 'done' });
    expect(items).toHaveLength(1);
  });
});

test('the test of a connection finds everything that can be read, and names a wrong secret', async () => {
  const { findings, erasesWhatItReads } = await connect().probe();
  expect(findings.filter(({ outcome }) => outcome === 'works').map(({ what }) => what)).toEqual([
    'Sign in',
    'List applicants',
    'Weights',
    'Requirements',
    'Registered webhooks',
    'Health',
  ]);
  expect(erasesWhatItReads).toBe(false);
  const wrong = await connect({ oauthClientSecret: 'guess' }).probe();
  expect(wrong.findings.map(({ what, outcome }) => [what, outcome])).toEqual([
    ['Sign in', 'not_allowed'],
    ['Health', 'works'],
    ['Webhooks', 'not_set_up'],
  ]);
});
