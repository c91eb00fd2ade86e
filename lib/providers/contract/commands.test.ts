import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type CommandKind, commandKinds } from '#lib/review/commands/command.ts';
import { type FixtureCall, fixtureHttp } from '#test/providers/fixture-http.ts';
import {
  type CommandFixture,
  type CommandFixtures,
  fixtureCommandId,
  fixturesOf,
  recorded,
} from '#test/providers/fixtures.ts';
import type { ProviderRequest } from '../http/request.ts';
import type { Command, CommandOrder, Provider } from '../provider.ts';
import { providers } from '../registry.ts';

/** What every command of every vendor owes. A vendor without commands has none of these, and no `commands.json`. */
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

test('there is something to hold to this contract', () => {
  expect(cases.length).toBeGreaterThanOrEqual(3);
});

test.each(providers)('$id: a vendor that can be told something has its commands recorded', (provider) => {
  const told = fixturesOf(provider).map(([, { settings }]) =>
    Object.keys(provider.connect(settings, silent).commands ?? {}),
  );
  if (told.flat().length > 0) expect(recorded(provider, 'commands')).not.toBeNull();
});

test.each(withFixtures)(
  '$provider.id: every command its settings can send is recorded, and it has no other',
  ({ provider, fixtures }) => {
    const { commands = {} } = provider.connect(fixtures.settings, silent);
    expect(Object.keys(commands).toSorted()).toEqual(Object.keys(fixtures.commands).toSorted());
    expect(Object.keys(commands).filter((kind) => !commandKinds.includes(kind as CommandKind))).toEqual([]);
  },
);

describe.each(cases)('$name', ({ provider, fixtures, kind, fixture }) => {
  const { command } = commandOf(provider, fixtures, kind, []);
  /** A link that is made of the id (Ondato). */
  const callsNobody = fixture.sending.length === 0;

  test('says what it takes, by whom it is taken back, and what will be called', () => {
    expect(command.input.safeParse({ ...fixture.input, nobody: 'takes this' }).success).toBe(false);
    for (const [field, form] of Object.entries(command.input.shape))
      expect(titleOf(form as z.ZodType), field).toBeTruthy();
    expect(command.about).toBe(fixture.externalId === null ? 'connection' : 'applicant');
    expect(command.call).toMatch(/^(GET|POST|PUT|PATCH|DELETE) \//);
    for (const id of [fixture.externalId, ...Object.values(fixture.otherIds ?? {})])
      if (id) expect(command.call).not.toContain(id);
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

  test('is sent once, and its answer is told', async () => {
    const { command, unsafe } = commandOf(provider, fixtures, kind, fixture.sending);
    expect(await command.send(orderFor(command, fixture))).toEqual(fixture.answer);
    expect(unsafe()).toHaveLength(callsNobody ? 0 : 1);
  });

  test.each(callsNobody ? [command.call] : [])('%s calls nobody, so it can not fail at the vendor', async () => {
    const { command, heard } = commandOf(provider, fixtures, kind, [], 503);
    expect(await command.send(orderFor(command, fixture))).toEqual(fixture.answer);
    expect(heard).toEqual([]);
  });

  test.each(callsNobody ? [] : [500, 503, 404, 403])(
    'a vendor that answers %i is not asked twice, and what may have happened is not retryable',
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
    'an answer about somebody else is not kept',
    async ({ calls }) => {
      const { command } = commandOf(provider, fixtures, kind, calls);
      await expect(command.send(orderFor(command, fixture))).rejects.toMatchObject({
        reason: 'other_applicant',
        retryable: false,
      });
    },
  );

  test('can be read back exactly when that is recorded, both ways', () => {
    const told = Object.keys(fixture.readBack ?? {});
    expect(told.length > 0).toBe(command.readBack !== undefined);
    if (command.readBack !== undefined) expect(told).toEqual(expect.arrayContaining(['done', 'not_done']));
  });

  test.each(Object.entries(fixture.readBack ?? {}))('is read back as %s, by reading only', async (outcome, calls) => {
    const { command, unsafe } = commandOf(provider, fixtures, kind, calls ?? []);
    expect(await command.readBack?.(orderFor(command, fixture))).toMatchObject({ outcome });
    expect(unsafe()).toEqual([]);
  });

  test('a vendor that is unwell is not taken for a read-back', async () => {
    const { command } = commandOf(provider, fixtures, kind, []);
    const http = fixtureHttp({ calls: fixtures.common ?? [] }, (status, text, call) => [
      call.operation === 'token' ? status : 503,
      text,
    ]);
    const unwell = provider.connect(fixtures.settings, { http, now }).commands?.[kind as CommandKind]?.readBack;
    if (unwell !== undefined)
      await expect(unwell(orderFor(command, fixture))).rejects.toMatchObject({ code: 'unavailable' });
  });
});

/** `optional` and `default` wrap a field without passing on what is said of it. */
function titleOf(form: z.ZodType): unknown {
  const title = form.meta()?.title;
  if (title !== undefined || !(form instanceof z.ZodOptional || form instanceof z.ZodDefault)) return title;
  return titleOf(form.unwrap() as z.ZodType);
}
