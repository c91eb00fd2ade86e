import { describe, expect, test } from 'vitest';
import { type CommandKind, commandKinds } from '#lib/review/commands/command.ts';
import { allRecordedSettings } from '#test/providers/fixtures.ts';
import { isAvailable, type Needs } from '../capabilities.ts';
import type { ConnectedProvider, Provider } from '../provider.ts';
import { providers } from '../registry.ts';
import { WebhookRejected } from '../webhook/webhook.ts';

/** A provider declares what it can do and with which settings. Each declaration is compared with `connect()`. */
type Settings = Record<string, unknown>;
type Capability = {
  name: string;
  needs(provider: Provider): Needs<Settings> | undefined;
  /** Whether it is there with these settings, whatever is declared. */
  isThere(provider: Provider, settings: Settings): boolean;
};

const capabilities: Capability[] = [
  member('list', ({ applicants }) => applicants?.list !== undefined),
  member('images', ({ images }) => images !== undefined),
  member('crypto', ({ crypto }) => crypto !== undefined),
  member('rules', ({ rules }) => rules !== undefined),
  { name: 'webhooks', needs: (provider) => provider.capabilities.webhooks, isThere: verifiesWebhooks },
  ...commandKinds.map((kind: CommandKind) => ({
    name: kind,
    needs: (provider: Provider) => provider.capabilities.commands[kind],
    isThere: (provider: Provider, settings: Settings) => connected(provider, settings).commands?.[kind] !== undefined,
  })),
];

/** How often a capability was there and absent. */
type Seen = { there: number; absent: number };

/** Compares declaration and reality with every set of settings. @throws AssertionError where they differ */
function heldAgainst(provider: Provider, capability: Capability): Seen {
  const needs = capability.needs(provider);
  const seen = { there: 0, absent: 0 };
  for (const settings of allRecordedSettings(provider).flatMap((each) => [each, ...withoutEachNeed(each, needs)])) {
    if (!provider.settings.safeParse(settings).success) continue;
    const isThere = capability.isThere(provider, settings);
    expect(isAvailable(provider.settings, needs, settings), `${capability.name} with ${Object.keys(settings)}`).toBe(
      isThere,
    );
    seen[isThere ? 'there' : 'absent'] += 1;
  }
  return seen;
}

describe.each(providers)('$id', (provider) => {
  test.each(capabilities)('$name is there exactly with the settings it is declared to need', (capability) => {
    const needs = capability.needs(provider);
    const { there, absent } = heldAgainst(provider, capability);
    expect(there > 0, 'what is declared is seen').toBe(needs !== undefined);
    const isAlways = needs !== undefined && Object.keys(needs).length === 0;
    expect(absent > 0, 'what is not declared, or lacks a setting, is seen absent').toBe(!isAlways);
  });

  test('webhooks: the setting declared as their secret, and where it is carried, are so', () => {
    const { webhook, capabilities: declared } = provider;
    expect(webhook !== undefined).toBe(declared.webhooks !== undefined);
    if (webhook === undefined) return;
    expect(Object.keys(provider.settings.shape)).toContain(webhook.secretField);
    const withSecret = allRecordedSettings(provider).filter((settings) => webhook.secretField in settings);
    expect(withSecret.length).toBeGreaterThan(0);
    for (const settings of withSecret)
      expect(webhook.path(settings).includes(String(settings[webhook.secretField]))).toBe(
        webhook.secretIsIn === 'address',
      );
  });
});

describe('Control: a wrong declaration is caught', () => {
  const [able] = providers.filter((provider) => provider.capabilities.list && provider.capabilities.webhooks);
  const list = capabilities.find(({ name }) => name === 'list') as Capability;
  const claimed = (name: string, declared: Partial<Provider['capabilities']>) => () => {
    const provider = { ...(able as Provider), capabilities: { commands: {}, ...declared } };
    return heldAgainst(provider, capabilities.find((each) => each.name === name) as Capability);
  };

  test('declared, and not there', () => {
    expect(claimed('move_flow', { commands: { move_flow: {} } })).toThrow();
  });
  test('there, and not declared', () => {
    expect(claimed(list.name, {})).toThrow();
  });
  test('declared without the setting it needs', () => {
    expect(claimed('webhooks', { webhooks: {} })).toThrow();
  });
  test('declared with a setting it does not need', () => {
    expect(claimed(list.name, { list: { webhookSecret: 'set' } })).toThrow();
  });
});

function member(
  name: 'list' | 'images' | 'crypto' | 'rules',
  isThere: (can: ConnectedProvider) => boolean,
): Capability {
  return {
    name,
    needs: (provider) => provider.capabilities[name],
    isThere: (provider, settings) => isThere(connected(provider, settings)),
  };
}

function connected(provider: Provider, settings: Settings): ConnectedProvider {
  const http = { send: () => Promise.reject(new Error('nothing is sent')) };
  return provider.connect(settings, { http, now: () => new Date('2026-11-21T12:00:00Z') });
}

/** Whether an empty delivery is rejected for its proof, and not because the secret is missing. */
function verifiesWebhooks({ webhook }: Provider, settings: Settings): boolean {
  if (webhook === undefined) return false;
  try {
    webhook.read(settings, { body: new Uint8Array(), headers: {}, path: [], receivedAt: new Date() });
  } catch (error) {
    if (error instanceof WebhookRejected) return error.reason !== 'no_secret';
    throw error;
  }
  throw new Error('an empty delivery was accepted');
}

/** The same settings, each time without one of those that the capability needs. */
function withoutEachNeed(settings: Settings, needs: Needs<Settings> = {}): Settings[] {
  return Object.keys(needs).map((name) => {
    const { [name]: _, ...rest } = settings;
    return rest;
  });
}
