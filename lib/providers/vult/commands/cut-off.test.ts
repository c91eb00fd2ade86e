import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Command, CommandOrder } from '#lib/providers/provider.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { VULT_ACCOUNT } from '#sandbox/vendors/vult/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { control, timesApplied } from '#test/sandbox/control.ts';
import { vult } from '../index.ts';

// The fault: the answer never came, and the vendor carries the command out later.

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox.url, '/reset', {}));

type Input = Record<string, unknown>;

function connect(url = sandbox.url) {
  const http = loopbackHttp();
  const settings = { baseUrl: `${url}/vult`, tokenUrl: `${url}/vult/oauth/token`, ...VULT_ACCOUNT };
  const { commands = {}, operations } = vult.connect(settings, { http, now: () => new Date() });
  const run = async (name: string, input: Input) => {
    const answer = await operations.run(name, input);
    return answer.kind === 'json' ? (answer.value as Input) : {};
  };
  return { commands, run };
}

type Run = ReturnType<typeof connect>['run'];
/** The operation behind a command and its input. `isReadFirst`: its address is read just before it is written. */
type Ordered = { operation: string; path: string; input?(run: Run): Promise<Input>; isReadFirst?: true };

const rulesOf = (told: unknown) =>
  Object.fromEntries(Object.entries(told as Input).filter(([name]) => /_(weight|tolerance|required)$/.test(name)));
const webhook = { name: 'desk', url: 'https://desk.example/w' };

const ordered: Partial<Record<CommandKind, Ordered>> = {
  create_applicant: { operation: 'idv.sessionCreate', path: '/idv/session/create' },
  anonymize: { operation: 'idv.sessionAnonymize', path: '/idv/session/anonymize' },
  delete: { operation: 'idv.sessionDelete', path: '/idv/session/delete' },
  write_weights: {
    operation: 'idv.weightsUpdate',
    path: '/idv/weights',
    isReadFirst: true,
    async input(run) {
      const expected = rulesOf(await run('idv.weightsGet', {}));
      return { expected, values: { ...expected, age_weight: 0.9 } };
    },
  },
  write_requirements: {
    operation: 'idv.requirementsUpdate',
    path: '/idv/requirements',
    isReadFirst: true,
    async input(run) {
      const of = { type_e: 'passport', data_source_e: 'mrz' };
      const [row] = (await run('idv.requirementsGet', of)).requirements as Input[];
      return { ...of, expected: rulesOf(row), values: { ...rulesOf(row), street_required: true } };
    },
  },
  create_webhook: { operation: 'webhook.create', path: '/webhook/create', input: async () => webhook },
  delete_webhook: {
    operation: 'webhook.delete',
    path: '/webhook/delete',
    async input(run) {
      await run('webhook.create', webhook);
      return { id: ((await run('webhook.list', {})).items as Input[])[0]?.id };
    },
  },
};

async function given(kind: CommandKind): Promise<{ command: Command; order: CommandOrder; operation: string }> {
  const { commands, run } = connect();
  const [command, wanted] = [commands[kind], ordered[kind]];
  if (!command || !wanted) throw new Error(`${kind} is not proved against the sandbox`);
  const [somebody] = (await run('idv.sessionList', { take: 1, status: 'complete' })).items as Input[];
  const externalId = command.about === 'applicant' ? String(somebody?.session_id) : null;
  const input = command.input.parse((await wanted.input?.(run)) ?? {});
  return {
    command,
    order: { commandId: `command-${kind}`, externalId, otherIds: {}, input },
    operation: wanted.operation,
  };
}

/** The vendor closes the connection and carries the command out a moment later. */
async function cutOff(kind: CommandKind): Promise<void> {
  const { path, isReadFirst } = ordered[kind] ?? {};
  await control(sandbox.url, '/faults', {
    vendor: 'vult',
    kind: 'late_apply',
    ms: 700,
    path,
    every: isReadFirst ? 2 : 1,
  });
  // With one call made first, the fault spares the read and hits the write.
  if (isReadFirst) await fetch(`${sandbox.url}/vult${path}`).catch(() => undefined);
}

/** How often the vendor carried it out, over everybody. */
const applied = (operation: string) => timesApplied(sandbox.url, 'vult', operation);

const appliedOften = (operation: string) => expect.poll(() => applied(operation), { timeout: 10_000 });
const kinds = Object.keys(connect('https://nobody.example').commands) as CommandKind[];

test('no command of the adapter is left out here', () => {
  expect(kinds.toSorted()).toEqual(Object.keys(ordered).toSorted());
});

describe.each(kinds)('%s', (kind) => {
  test('cut off: not done yet, then done, and done once', async () => {
    const { command, order, operation } = await given(kind);
    expect(await command.readBack?.(order)).toEqual({ outcome: 'not_done' });
    await cutOff(kind);
    await expect(command.send(order)).rejects.toMatchObject({
      name: 'ProviderError',
      code: 'unavailable',
      retryable: false,
    });
    await control(sandbox.url, '/faults', { vendor: 'vult', kind: null });
    expect(await command.readBack?.(order)).toEqual({ outcome: 'not_done' });
    await appliedOften(operation).toBe(1);
    expect(await command.readBack?.(order)).toMatchObject({ outcome: 'done' });
  });
});

// Control: sending again instead of reading back carries it out twice, and the count shows it.
test('a naive second try makes two of one', async () => {
  const { command, order, operation } = await given('create_applicant');
  await cutOff('create_applicant');
  await expect(command.send(order)).rejects.toMatchObject({ code: 'unavailable' });
  await control(sandbox.url, '/faults', { vendor: 'vult', kind: null });
  await command.send(order);
  await appliedOften(operation).toBe(2);
});
