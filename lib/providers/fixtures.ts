import { readdirSync, readFileSync } from 'node:fs';
import type { Fixture, FixtureCall } from './fixture-http.ts';
import type { CommandAnswer, Finding, Provider } from './provider.ts';
import type { WebhookNotice, WebhookRefusalReason } from './webhook.ts';

/** The id that every recorded command carries, for the vendors that are given it as a reference. */
export const fixtureCommandId = '7b0c0c1e-55aa-4f00-8f00-00000000c0de';

/** One command, recorded. `sending` are the answers while it is sent, `readBack` those to the question whether it happened. */
export type CommandFixture = {
  externalId: string | null;
  otherIds?: Record<string, string>;
  input: Record<string, unknown>;
  /** Inputs that are refused before anything is sent; one with a key nobody knows is tried at every command anyway. */
  refusedInputs: Record<string, unknown>[];
  sending: FixtureCall[];
  answer: CommandAnswer;
  /** Answers about somebody else, for commands whose answer names anybody: `invalid_response`, and nothing of it kept. */
  otherApplicant?: FixtureCall[];
  /** By what the vendor's answers amount to; owed by every command that can be read back, at least `done` and `not_done`. */
  readBack?: Partial<Record<'done' | 'not_done' | 'contrary', FixtureCall[]>>;
};

/** `commands.json`: one account and every command its settings can send. `common` answers (a token) are added to each. */
export type CommandFixtures = {
  settings: Record<string, unknown>;
  common?: FixtureCall[];
  commands: Record<string, CommandFixture>;
};

/** A delivery as it came: the body byte for byte, headers in lower case. */
export type Delivery = { body: string; headers: Record<string, string>; path?: string[] };

/**
 * `webhooks.json`: a list, one entry for each way in which the vendor proves itself (signed, encrypted, a password, a path).
 * The contract forges from the genuine deliveries, so nothing forged stands in the file.
 */
export type WebhookFixture = {
  about: string;
  settings: Record<string, unknown>;
  receivedAt: string;
  /** Where the proof lies: a header by its name, or the path. */
  proof: { header: string } | 'path';
  /** Whether the proof covers the body, so that a changed one is refused. */
  coversBody: boolean;
  /** After how many seconds a genuine delivery is too old; left out where nothing in it tells its time. */
  tooOldAfterSeconds?: number;
  /** Owed: an event. Also a ping where the vendor has them, and every other spelling it is known to use. */
  deliveries: Record<string, Delivery & { notice: WebhookNotice }>;
  /** Genuinely proven, and refused for what they say. */
  refused?: Record<string, Delivery & { reason: WebhookRefusalReason }>;
};

/** `probe.json`: what "Test connection" asks and finds. Every answer that holds applicants says how many (`records`). */
export type ProbeFixture = {
  settings: Record<string, unknown>;
  calls: FixtureCall[];
  expect: { findings: Pick<Finding, 'what' | 'outcome'>[]; erasesWhatItReads: boolean };
};

const others = ['commands', 'webhooks', 'probe'];

/** The recorded conversations of a vendor about one applicant each. */
export function fixturesOf(provider: Provider): [name: string, fixture: Fixture][] {
  const names = readdirSync(folderOf(provider)).map((file) => file.replace('.json', ''));
  return names.filter((name) => !others.includes(name)).map((name) => [name, fixtureFile<Fixture>(provider, name)]);
}

/** One fixture file of a vendor, by its name. Throws where it is owed and missing. */
export function fixtureFile<Form>(provider: Provider, name: string): Form {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folderOf(provider)), 'utf8')) as Form;
}

function folderOf(provider: Provider): URL {
  return new URL(`./${provider.id}/fixtures/`, import.meta.url);
}
