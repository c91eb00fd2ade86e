import { setTimeout as sleep } from 'node:timers/promises';
import { connectionWithSettingsIfAny } from '#lib/data/connections/connections.ts';
import { recordProbe } from '#lib/data/connections/record-probe.ts';
import type { Gate } from '#lib/providers/http/http.ts';
import { type ProviderHttp, providerHttp } from '#lib/providers/http/http.ts';
import type { Finding, Probe, Provider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { providerById } from '#lib/providers/registry.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ConnectionTest } from '#lib/review/connections/check.ts';
import type { SettingsDraft } from '#lib/review/connections/setting.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { gateOf } from '../connect.ts';
import { judgeAddresses, mayLeadToLoopback, type Resolve } from './addresses.ts';
import { settingControls } from './form.ts';
import { settingsFrom } from './parse.ts';

export type TestOrder = {
  /** The connection's, or the one that its form will give it. */
  id: string;
  /** Of one that is being added; a stored one has its own. */
  provider: string;
  mode: 'test' | 'live';
  /** What the form holds; null tests the settings as they are stored. */
  draft: SettingsDraft | null;
};

/** How long a person waits, all calls together (docs/architecture.md, "A write"). */
const budgetMs = 10_000;

/**
 * Tries what can be tried with a connection's settings and says what works and what the key may not do. It reads at most
 * one record, stores nobody, and sends nothing before each address is known to be one we may call. A stored connection
 * whose key turns out to erase what it reads rests from then on.
 * @param signal ends it early: what is under way is answered, and nothing more is asked
 * @throws Refusal `not_allowed`, `invalid`, `not_found`
 */
export async function testConnection(
  actor: Actor,
  order: TestOrder,
  { signal, resolve }: { signal?: AbortSignal; resolve?: Resolve } = {},
): Promise<ConnectionTest> {
  mustBeAble(actor, 'keep-connections');
  const { provider, mode, settings, gate } = await toTry(order);
  const titles = new Map(settingControls(provider, null).map(({ name, title }) => [name, title]));
  const addresses = await judgeAddresses(settings, { mode, titleOf: (name) => titles.get(name) ?? name, resolve });
  const areGood = addresses.every(({ outcome }) => outcome === 'works');
  const http = providerHttp({ gate, patience: 'person', allowLoopback: mayLeadToLoopback(mode, settings) });
  const { findings, erasesWhatItReads } = areGood
    ? await probed(provider, settings, withinBudget(http, signal))
    : nothingTried;
  const lines = [...addresses, ...findings];
  const count = (outcome: Finding['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const found = { works: count('works'), notAllowed: count('not_allowed'), fails: count('fails'), erasesWhatItReads };
  await recordProbe(actor, order.id, { found, isStored: order.draft === null });
  return {
    addresses,
    findings: findings.map(({ what, outcome, remark }) => ({ what, outcome, remark })),
    erasesWhatItReads,
  };
}

const nothingTried: Probe = { findings: [], erasesWhatItReads: false };

type ToTry = { provider: Provider; mode: 'test' | 'live'; settings: Record<string, unknown>; gate: Gate };

async function toTry({ id, draft, ...asked }: TestOrder): Promise<ToTry> {
  const stored = await connectionWithSettingsIfAny(id);
  if (stored === null ? draft === null : stored.isRemoved)
    throw new Refusal('not_found', 'There is no such connection.');
  const provider = providerById(stored?.provider ?? asked.provider);
  if (!provider) throw new Refusal('not_found', 'This version of Docket does not know this provider.');
  const settings = draft === null ? (stored?.settings ?? {}) : settingsFrom(provider, draft, stored?.settings ?? null);
  // Settings that nobody uses yet have no breaker: a mended address must not wait for the broken one's.
  const gate =
    stored !== null && draft === null
      ? gateOf(stored, provider, 'person')
      : { run: <T>(call: () => Promise<T>) => call() };
  return { provider, mode: stored?.mode ?? asked.mode, settings, gate };
}

async function probed(provider: Provider, settings: Record<string, unknown>, http: ProviderHttp): Promise<Probe> {
  try {
    const can = provider.connect(settings, { http, now: () => new Date() });
    return await Promise.race([can.probe(), outOfTime()]);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return {
      findings: [{ what: 'Settings', outcome: 'fails', code: error.code, remark: error.message }],
      erasesWhatItReads: false,
    };
  }
}

async function outOfTime(): Promise<Probe> {
  // A little longer than the calls have, so that they can say themselves what kept them.
  await sleep(budgetMs + 500, undefined, { ref: false });
  const remark = `Not done within ${budgetMs / 1000} seconds.`;
  return {
    findings: [{ what: 'Answer in time', outcome: 'fails', code: 'timeout', remark }],
    erasesWhatItReads: false,
  };
}

/** One budget for all calls of the test, not one for each. */
function withinBudget(http: ProviderHttp, signal: AbortSignal | undefined): ProviderHttp {
  const until = performance.now() + budgetMs;
  return {
    send: (request) => {
      if (signal?.aborted)
        throw new ProviderError('timeout', `${request.operation}: the test was stopped`, { reason: 'not_sent' });
      return http.send({ ...request, deadline: Math.min(request.deadline ?? until, until) });
    },
  };
}
