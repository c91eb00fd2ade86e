import { describe, expect, test } from 'vitest';
import { setsOf } from '#lib/review/rules/matrix.ts';
import { fixtureHttp } from '#test/providers/fixture-http.ts';
import { type RulesFixture, recorded } from '#test/providers/fixtures.ts';
import type { ProviderRequest } from '../http/request.ts';
import type { Provider } from '../provider.ts';
import { providers } from '../registry.ts';

/** The rules of every vendor that has some: described in words, read for one scope, written by a command it takes. */
const now = () => new Date('2026-11-27T12:00:00Z');
const withRules = providers.flatMap((provider) => {
  const fixture = recorded<RulesFixture>(provider, 'rules');
  return fixture === null ? [] : [{ provider, fixture }];
});

function rulesOf(provider: Provider, fixture: RulesFixture, calls = fixture.calls) {
  const heard: ProviderRequest[] = [];
  const http = fixtureHttp(
    { calls },
    (...said) => [said[0], said[1]],
    (call) => heard.push(call),
  );
  const can = provider.connect(fixture.settings, { http, now });
  if (!can.rules) throw new Error(`${provider.id} has rules with these settings`);
  return { rules: can.rules, commands: can.commands ?? {}, heard };
}

test.each(providers)('$id: rules are recorded exactly where they are declared', (provider) => {
  expect(recorded(provider, 'rules') !== null).toBe(provider.capabilities.rules !== undefined);
});

describe.each(withRules)('$provider.id', ({ provider, fixture }) => {
  test('each rule is described in words, once', () => {
    const { weights, requirements } = rulesOf(provider, fixture).rules;
    for (const list of [weights?.keys ?? [], requirements?.switches ?? []]) {
      expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
      expect(new Set(list.map(({ label }) => label)).size).toBe(list.length);
      for (const { key, label } of list) expect([label.trim().length > 2, label === key]).toEqual([true, false]);
    }
    for (const { meaning, unit, hint, group, step } of weights?.keys ?? []) {
      expect([meaning, unit, group].every((text) => text.trim().length > 2)).toBe(true);
      expect(hint.from < hint.to && step > 0).toBe(true);
    }
  });

  test('what a simulation can replay are rules that are described, and no rule twice', () => {
    const { weights } = rulesOf(provider, fixture).rules;
    const { shares = [], line } = weights?.replay ?? {};
    const named = [...shares, ...(line === undefined ? [] : [line])];
    expect(new Set(named).size).toBe(named.length);
    expect(weights?.keys.map(({ key }) => key)).toEqual(expect.arrayContaining(named));
  });

  test('what is read has exactly the keys that are described', async () => {
    const { weights, requirements } = rulesOf(provider, fixture).rules;
    if (weights && fixture.weights) {
      expect(await weights.read()).toEqual(fixture.weights.current);
      expect(Object.keys(fixture.weights.current).sort()).toEqual(weights.keys.map(({ key }) => key).sort());
      expect(await weights.at(fixture.weights.at.id)).toEqual(fixture.weights.at.values);
    }
    if (requirements && fixture.requirements) {
      const { type, source, values } = fixture.requirements;
      expect(setsOf(requirements)).toContainEqual({ type, source });
      expect(await requirements.read(type, source)).toEqual(values);
      expect(Object.keys(values).sort()).toEqual(requirements.switches.map(({ key }) => key).sort());
    }
    expect([weights !== undefined, requirements !== undefined]).toEqual([
      fixture.weights !== undefined,
      fixture.requirements !== undefined,
    ]);
  });

  test('every call for the rules in force names the scope that is shown', async () => {
    const { rules, heard } = rulesOf(provider, fixture);
    await rules.weights?.read();
    if (fixture.requirements) await rules.requirements?.read(fixture.requirements.type, fixture.requirements.source);
    expect(heard.length).toBeGreaterThan(0);
    const calls = heard.filter(({ method }) => method === 'GET');
    for (const { url } of calls) expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject(fixture.scope);
    expect(rules.scope.map(({ value }) => value)).toEqual(Object.values(fixture.scope));
  });

  test('an answer about another scope is refused', async () => {
    const { weights, requirements } = rulesOf(provider, fixture, fixture.others).rules;
    const refused = { code: 'invalid_response' };
    await expect(weights?.read()).rejects.toMatchObject(refused);
    await expect(weights?.at(fixture.weights?.at.id ?? '')).rejects.toMatchObject(refused);
    const set = fixture.requirements;
    if (set) await expect(requirements?.read(set.type, set.source)).rejects.toMatchObject(refused);
  });

  test('what writes them is a command about the connection that takes the whole set, and nothing less', () => {
    const { rules, commands } = rulesOf(provider, fixture);
    const [numbers, switches] = [fixture.weights?.current, fixture.requirements];
    const orders = [
      ...(numbers && rules.weights ? [rules.weights.write(numbers, numbers)] : []),
      ...(switches && rules.requirements ? [rules.requirements.write(switches, switches.values, switches.values)] : []),
    ];
    expect(orders.length).toBeGreaterThan(0);
    for (const { kind, input } of orders) {
      const command = commands[kind];
      expect(command?.about).toBe('connection');
      expect(command?.input.safeParse(input).success).toBe(true);
      const { [Object.keys(input.values as object)[0] ?? '']: _, ...rest } = input.values as Record<string, unknown>;
      expect(command?.input.safeParse({ ...input, values: rest }).success).toBe(false);
    }
  });
});
