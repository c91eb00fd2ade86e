import { setTimeout as sleep } from 'node:timers/promises';
import { connectionWithSettingsIfAny } from '#lib/data/connections/connections.ts';
import { recordProbe } from '#lib/data/connections/record-probe.ts';
import type { Gate } from '#lib/providers/http/http.ts';
import { type ProviderHttp, providerHttp } from '#lib/providers/http/http.ts';
import type { Finding, Probe, Provider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ConnectionTest } from '#lib/review/connections/check.ts';
import type { SettingsDraft } from '#lib/review/connections/setting.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { gateOf, knownProvider } from '../connect.ts';
import { sendNothingAfter, withDeadlines } from '../deadline.ts';
import { judgeAddresses, mayCallLoopback, type Resolve } from './addresses.ts';
import { settingControls } from './form.ts';
import { settingsFrom } from './parse.ts';

export type TestRequest = {
  /** The id of the connection, or the id its form will give it. */
  id: string;
  /** Counts for a new connection only; a stored one has its own provider and mode. */
  provider: string;
  mode: 'test' | 'live';
  /** The settings in the form; null tests the stored settings. */
  draft: SettingsDraft | null;
};

/** How long a person waits for the test, all its calls together (docs/architecture.md, "A write"). */
const budgetMs = 10_000;

/**
 * Tries a connection's settings and reports what works and what the key is not allowed to do. It reads at most one
 * applicant, stores none, and sends nothing before each address is found to be one that Docket may call. A stored
 * connection whose key turns out to erase what it reads is paused.
 * @param signal ends the test early: calls under way are still answered, and no further call is sent
 * @throws Refusal `not_allowed`, `invalid`, `not_found`
 */
export async function testConnection(
  actor: Actor,
  request: TestRequest,
  { signal, resolve }: { signal?: AbortSignal; resolve?: Resolve } = {},
): Promise<ConnectionTest> {
  mustBeAble(actor, 'keep-connections');
  const { provider, mode, settings, gate } = await settingsToTest(request);
  const titles = new Map(settingControls(provider, null).map(({ name, title }) => [name, title]));
  const addresses = await judgeAddresses(settings, { mode, titleOf: (name) => titles.get(name) ?? name, resolve });
  const areGood = addresses.every(({ outcome }) => outcome === 'works');
  const http = providerHttp({ gate, patience: 'person', allowLoopback: mayCallLoopback(mode, settings) });
  const { findings, erasesWhatItReads } = areGood
    ? await probed(provider, settings, untilStopped(http, signal))
    : nothingTried;
  const lines = [...addresses, ...findings];
  const count = (outcome: Finding['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const found = { works: count('works'), notAllowed: count('not_allowed'), fails: count('fails'), erasesWhatItReads };
  await recordProbe(actor, request.id, { found, isStored: request.draft === null });
  return {
    addresses,
    findings: findings.map(({ what, outcome, remark }) => ({ what, outcome, remark })),
    erasesWhatItReads,
  };
}

const nothingTried: Probe = { findings: [], erasesWhatItReads: false };

type TestedSettings = { provider: Provider; mode: 'test' | 'live'; settings: Record<string, unknown>; gate: Gate };

async function settingsToTest({ id, draft, ...asked }: TestRequest): Promise<TestedSettings> {
  const stored = await connectionWithSettingsIfAny(id);
  if (stored === null ? draft === null : stored.isRemoved)
    throw new Refusal('not_found', 'There is no such connection.');
  const provider = knownProvider(stored?.provider ?? asked.provider);
  const settings = draft === null ? (stored?.settings ?? {}) : settingsFrom(provider, draft, stored?.settings ?? null);
  // Settings from a form have no gate: a corrected address must not wait for the breaker of the wrong one.
  const gate =
    stored !== null && draft === null
      ? gateOf(stored, provider, 'person')
      : { run: <T>(call: () => Promise<T>) => call() };
  return { provider, mode: stored?.mode ?? asked.mode, settings, gate };
}

async function probed(provider: Provider, settings: Record<string, unknown>, http: ProviderHttp): Promise<Probe> {
  try {
    const can = provider.connect(settings, { http: withDeadlines(http), now: () => new Date() });
    const probing = sendNothingAfter(performance.now() + budgetMs, () => can.probe());
    return await Promise.race([probing, outOfTime()]);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return {
      findings: [{ what: 'Settings', outcome: 'fails', code: error.code, remark: error.message }],
      erasesWhatItReads: false,
    };
  }
}

async function outOfTime(): Promise<Probe> {
  // Half a second longer than the calls have, so that their own error is reported where there is one.
  await sleep(budgetMs + 500, undefined, { ref: false });
  const remark = `Not done within ${budgetMs / 1000} seconds.`;
  return {
    findings: [{ what: 'Answer in time', outcome: 'fails', code: 'timeout', remark }],
    erasesWhatItReads: false,
  };
}

/** The same client, which sends nothing more once the test was stopped. */
function untilStopped(http: ProviderHttp, signal: AbortSignal | undefined): ProviderHttp {
  return {
    send: (request) => {
      if (signal?.aborted)
        throw new ProviderError('timeout', `${request.operation}: the test was stopped`, { reason: 'not_sent' });
      return http.send(request);
    },
  };
}
