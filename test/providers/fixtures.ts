import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { CommandAnswer, Finding, Provider } from '#lib/providers/provider.ts';
import type { WebhookNotice, WebhookRejectionReason } from '#lib/providers/webhook/webhook.ts';
import type { Fixture, FixtureCall } from './fixture-http.ts';

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
  refused?: Record<string, Delivery & { reason: WebhookRejectionReason }>;
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
  const named = filesOf(provider).map((file): [string, URL] => [file.pathname.replace(/^.*\/|\.json$/g, ''), file]);
  return named
    .filter(([name]) => !others.includes(name))
    .map(([name, file]) => [name, JSON.parse(readFileSync(file, 'utf8')) as Fixture]);
}

/** One recorded file of a vendor by its name, or `null` where there is none; whether it is owed is for the contract to say. */
export function recorded<Form>(provider: Provider, name: 'commands' | 'webhooks' | 'probe'): Form | null {
  const file = new URL(`${name}.json`, folderOf(provider));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Form) : null;
}

/** Every different set of settings in the recordings of a vendor. */
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
