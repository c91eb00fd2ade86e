import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { CommandAnswer, Finding, Provider } from '#lib/providers/provider.ts';
import type { WebhookNotice, WebhookRejectionReason } from '#lib/providers/webhook/webhook.ts';
import type { Fixture, FixtureCall } from './fixture-http.ts';

/** The id of every recorded command, for vendors that keep it as a reference. */
export const fixtureCommandId = '7b0c0c1e-55aa-4f00-8f00-00000000c0de';

/** One recorded command. `sending`: the answers while it is sent. `readBack`: the answers when it is read back. */
export type CommandFixture = {
  externalId: string | null;
  otherIds?: Record<string, string>;
  input: Record<string, unknown>;
  /** Inputs that are refused before anything is sent. Every command is also tried with an unknown key. */
  refusedInputs: Record<string, unknown>[];
  sending: FixtureCall[];
  answer: CommandAnswer;
  /** Answers about another applicant, for commands whose answer names one: `invalid_response`, and nothing is kept. */
  otherApplicant?: FixtureCall[];
  /** By outcome. A command that can be read back needs at least `done` and `not_done`. */
  readBack?: Partial<Record<'done' | 'not_done' | 'contrary', FixtureCall[]>>;
};

/** `commands.json`: one account and every command that its settings can send. `common` (a token) is added to each. */
export type CommandFixtures = {
  settings: Record<string, unknown>;
  common?: FixtureCall[];
  commands: Record<string, CommandFixture>;
};

/** A delivery as it came: the exact body, headers in lower case. */
export type Delivery = { body: string; headers: Record<string, string>; path?: string[] };

/**
 * `webhooks.json`: one entry for each way in which the vendor proves a delivery (signature, encryption, password,
 * path). The contract test forges from the genuine deliveries, so the file holds no forged one.
 */
export type WebhookFixture = {
  about: string;
  settings: Record<string, unknown>;
  receivedAt: string;
  /** Where the proof is: a header by its name, or the path. */
  proof: { header: string } | 'path';
  /** Whether the proof covers the body, so that a changed body is rejected. */
  coversBody: boolean;
  /** The age in seconds at which a genuine delivery is too old; absent where nothing in it tells its time. */
  tooOldAfterSeconds?: number;
  /** At least one event; also a ping where the vendor has them, and every other known spelling. */
  deliveries: Record<string, Delivery & { notice: WebhookNotice }>;
  /** Genuine, and rejected for what they say. */
  refused?: Record<string, Delivery & { reason: WebhookRejectionReason }>;
};

/**
 * `probe.json`: the calls and findings of "Test connection". Every answer that holds applicants says how many
 * (`records`).
 */
export type ProbeFixture = {
  settings: Record<string, unknown>;
  calls: FixtureCall[];
  expect: { findings: Pick<Finding, 'what' | 'outcome'>[]; erasesWhatItReads: boolean };
};

/**
 * `rules.json`: how the vendor's rules are read. `scope`: what every call must name, by the vendor's names. `others`:
 * answers about another scope, which are refused.
 */
export type RulesFixture = {
  settings: Record<string, unknown>;
  calls: FixtureCall[];
  scope: Record<string, string>;
  weights?: { current: Record<string, number>; at: { id: string; values: Record<string, number> } };
  requirements?: { type: string; source: string; values: Record<string, boolean> };
  others: FixtureCall[];
};

const others = ['commands', 'webhooks', 'probe', 'rules'];

/** The recorded conversations of a vendor, about one applicant each. */
export function fixturesOf(provider: Provider): [name: string, fixture: Fixture][] {
  const named = filesOf(provider).map((file): [string, URL] => [file.pathname.replace(/^.*\/|\.json$/g, ''), file]);
  return named
    .filter(([name]) => !others.includes(name))
    .map(([name, file]) => [name, JSON.parse(readFileSync(file, 'utf8')) as Fixture]);
}

/** One recorded file of a vendor by its name; null where there is none. The contract says whether it has to exist. */
export function recorded<Form>(provider: Provider, name: 'commands' | 'webhooks' | 'probe' | 'rules'): Form | null {
  const file = new URL(`${name}.json`, folderOf(provider));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Form) : null;
}

/** Every different set of settings in a vendor's recordings. */
export function allRecordedSettings(provider: Provider): Record<string, unknown>[] {
  const texts = filesOf(provider).flatMap((file) =>
    [JSON.parse(readFileSync(file, 'utf8')) as { settings: object } | { settings: object }[]]
      .flat()
      .map(({ settings }) => JSON.stringify(settings)),
  );
  return [...new Set(texts)].map((text) => JSON.parse(text) as Record<string, unknown>);
}

function filesOf(provider: Provider): URL[] {
  return readdirSync(folderOf(provider)).map((file) => new URL(file, folderOf(provider)));
}

function folderOf(provider: Provider): URL {
  return new URL(`../../lib/providers/${provider.id}/fixtures/`, import.meta.url);
}
