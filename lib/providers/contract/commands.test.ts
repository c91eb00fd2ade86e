import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type CommandKind, commandKinds } from '#lib/review/commands/command.ts';
import { type FixtureCall, fixtureHttp } from '#test/providers/fixture-http.ts';
import { type CommandFixture, type CommandFixtures, fixtureCommandId, recorded } from '#test/providers/fixtures.ts';
import { isAbout } from '../command.ts';
import type { ProviderRequest } from '../http/request.ts';
import type { Command, CommandOrder, Provider } from '../provider.ts';
import { providers } from '../registry.ts';

/** What every command of every provider has to do. A provider that declares none has no `commands.json`. */
const now = () => new Date('2026-11-21T12:00:00Z');
const silent = { http: { send: () => Promise.reject(new Error('nothing is sent')) }, now };

function commandOf(provider: Provider, fixtures: CommandFixtures, kind: string, calls: FixtureCall[], status?: number) {
  const heard: ProviderRequest[] = [];
  const known = { calls: [...calls, ...(fixtures.common ?? [])] };
  const answered = (said: number, text: string, call: ProviderRequest): [number, string] => [
    call.safe ? said : (status ?? said),
    text,
  ];
  const http = fixtureHttp(known, answered, (call) => heard.push(call));
  const command = provider.connect(fixtures.settings, { http, now }).commands?.[kind as CommandKind];
  if (command === undefined) throw new Error(`the settings of the fixture can send ${kind}`);
  return { command, unsafe: () => heard.filter((call) => !call.safe), heard };
}

const orderFor = (command: Command, { externalId, otherIds = {}, input }: CommandFixture): CommandOrder => ({
  commandId: fixtureCommandId,
  externalId,
  otherIds,
  input: command.input.parse(input),
});

const withFixtures = providers.flatMap((provider) => {
  const fixtures = recorded<CommandFixtures>(provider, 'commands');
  return fixtures === null ? [] : [{ provider, fixtures }];
});
const cases = withFixtures.flatMap(({ provider, fixtures }) =>
  Object.entries(fixtures.commands).map(([kind, fixture]) => ({
    name: `${provider.id} ${kind}`,
    provider,
    fixtures,
    kind,
    fixture,
  })),
);

test('there are commands to check, some of which can be read back, some that name an applicant', () => {
  expect(cases.length).toBeGreaterThanOrEqual(3);
  expect(cases.filter(({ fixture }) => fixture.readBack !== undefined).length).toBeGreaterThanOrEqual(3);
  expect(cases.filter(({ fixture }) => fixture.otherApplicant !== undefined).length).toBeGreaterThanOrEqual(3);
});

test.each(providers)('$id: exactly the commands it declares are recorded', (provider) => {
  const declared = Object.keys(provider.capabilities.commands).toSorted();
  const known = Object.keys(recorded<CommandFixtures>(provider, 'commands')?.commands ?? {}).toSorted();
  expect(known).toEqual(declared);
  expect(declared.filter((kind) => !commandKinds.includes(kind as CommandKind))).toEqual([]);
});

test.each(withFixtures)(
  '$provider.id: with the settings of the recording it sends every command it declares, and no other',
  ({ provider, fixtures }) => {
    const { commands = {} } = provider.connect(fixtures.settings, silent);
    expect(Object.keys(commands).toSorted()).toEqual(Object.keys(fixtures.commands).toSorted());
    expect(Object.keys(commands).length).toBeGreaterThan(0);
  },
);

describe.each(cases)('$name', ({ provider, fixtures, kind, fixture }) => {
  const { command } = commandOf(provider, fixtures, kind, []);
  /** A link that is built from the id, without a call. */
  const callsNobody = fixture.sending.length === 0;

  test('declares its input, whether it can be undone, and the call', () => {
    expect(command.input.safeParse({ ...fixture.input, nobody: 'takes this' }).success).toBe(false);
    for (const [field, form] of Object.entries(command.input.shape))
      expect(titleOf(form as z.ZodType), field).toBeTruthy();
    expect(isAbout(command, fixture.externalId === null ? 'connection' : 'applicant')).toBe(true);
    expect(command.call).toMatch(/^(GET|POST|PUT|PATCH|DELETE) \//);
    for (const id of [fixture.externalId, ...Object.values(fixture.otherIds ?? {})])
      if (id) expect(command.call).not.toContain(id);
  });

  test('inputs that are refused are recorded', () => {
    expect(fixture.refusedInputs.length).toBeGreaterThan(0);
  });

  test.each(fixture.refusedInputs.map((input) => [JSON.stringify(input).slice(0, 80), input] as const))(
    'input %s is refused before anything is sent',
    async (_, input) => {
      const { command, heard } = commandOf(provider, fixtures, kind, fixture.sending);
      const accepted = command.input.safeParse(input);
      if (!accepted.success) return expect(heard).toEqual([]);
      const order = { ...orderFor(command, fixture), input: accepted.data };
      await expect(command.send(order)).rejects.toMatchObject({ name: 'ProviderError', code: 'refused' });
      expect(heard.filter(({ operation }) => operation !== 'token')).toEqual([]);
    },
  );

  test('is sent once, and its answer is returned', async () => {
    const { command, unsafe } = commandOf(provider, fixtures, kind, fixture.sending);
    expect(await command.send(orderFor(command, fixture))).toEqual(fixture.answer);
    expect(unsafe()).toHaveLength(callsNobody ? 0 : 1);
  });

  test.each(callsNobody ? [command.call] : [])('%s calls nothing, so it can not fail at the vendor', async () => {
    const { command, heard } = commandOf(provider, fixtures, kind, [], 503);
    expect(await command.send(orderFor(command, fixture))).toEqual(fixture.answer);
    expect(heard).toEqual([]);
  });

  test.each(callsNobody ? [] : [500, 503, 404, 403])(
    'a vendor that answers %i is called once, and the failure is not retryable',
    async (status) => {
      const { command, unsafe } = commandOf(provider, fixtures, kind, fixture.sending, status);
      await expect(command.send(orderFor(command, fixture))).rejects.toMatchObject({
        name: 'ProviderError',
        retryable: false,
      });
      expect(unsafe()).toHaveLength(1);
    },
  );

  test.each(fixture.otherApplicant === undefined ? [] : [{ calls: fixture.otherApplicant }])(
    'an answer about another applicant is dropped',
    async ({ calls }) => {
      const { command } = commandOf(provider, fixtures, kind, calls);
      await expect(command.send(orderFor(command, fixture))).rejects.toMatchObject({
        reason: 'other_applicant',
        retryable: false,
      });
    },
  );

  test('can be read back exactly when both outcomes are recorded', () => {
    const told = Object.keys(fixture.readBack ?? {});
    expect(told.length > 0).toBe(command.readBack !== undefined);
    if (command.readBack !== undefined) expect(told).toEqual(expect.arrayContaining(['done', 'not_done']));
  });

  test.each(Object.entries(fixture.readBack ?? {}))('is read back as %s, by reading only', async (outcome, calls) => {
    const { command, unsafe } = commandOf(provider, fixtures, kind, calls ?? []);
    expect(await command.readBack?.(orderFor(command, fixture))).toMatchObject({ outcome });
    expect(unsafe()).toEqual([]);
  });

  test.each(fixture.readBack === undefined ? [] : [503])(
    'a vendor that answers %i is not taken for a read-back',
    async (status) => {
      const http = fixtureHttp({ calls: fixtures.common ?? [] }, (said, text, call) => [
        call.operation === 'token' ? said : status,
        text,
      ]);
      const readBack = provider.connect(fixtures.settings, { http, now }).commands?.[kind as CommandKind]?.readBack;
      await expect(readBack?.(orderFor(command, fixture))).rejects.toMatchObject({ code: 'unavailable' });
    },
  );
});

/** `optional` and `default` wrap a field without passing on its `meta`. */
function titleOf(form: z.ZodType): unknown {
  const title = form.meta()?.title;
  if (title !== undefined || !(form instanceof z.ZodOptional || form instanceof z.ZodDefault)) return title;
  return titleOf(form.unwrap() as z.ZodType);
}
