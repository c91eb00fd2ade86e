import {
  type Connection,
  type ConnectionWithSettings,
  connectionWithSettings,
} from '#lib/data/connections/connections.ts';
import { type ConnectionStatus, connectionStatus } from '#lib/data/connections/status.ts';
import { SealBroken } from '#lib/data/seal.ts';
import type { Gate } from '#lib/providers/http/http.ts';
import { providerHttp } from '#lib/providers/http/http.ts';
import type { ConnectedProvider, Provider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { providerById } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { withDeadlines } from './deadline.ts';
import { connectionGate } from './gate/gate.ts';
import type { Caller, GateLimits } from './gate/rules.ts';
import { leadsToLoopback, mayCallLoopback } from './settings/addresses.ts';

/**
 * Why a connection can't be used now: it is paused or removed, its settings are not complete or can't be unsealed, or
 * this version of Docket has no adapter for its provider. The message is shown to a person.
 */
export class ConnectionUnusable extends Refusal {
  readonly because: 'switched_off' | 'settings' | 'unknown_provider';

  constructor(because: ConnectionUnusable['because'], message: string) {
    super(because === 'unknown_provider' ? 'not_found' : 'closed', message);
    this.because = because;
  }
}

export type Connected = { connection: Connection; provider: Provider; can: ConnectedProvider };

/** Calls per second to the sandbox: its own limit of calls at once allows about as many. */
const sandboxCallsPerSecond = 200;

/**
 * A connected provider is cached for this long, because its access token and its retry budget live in it. Its unsealed
 * secrets do too, so it is not cached for longer.
 */
const cacheMs = 60_000;

type Kept<T> = Map<string, { until: number; stamp: string; value: T }>;
type Settings = Pick<ConnectionWithSettings, 'provider' | 'settings'> | null;

const keptConnected: Kept<Connected> = new Map();
const keptSettings: Kept<Settings> = new Map();

/**
 * Opens a connection's settings and gives what its provider can do. Every call passes the gate of the connection.
 * @param caller who waits for the calls
 * @param status the connection's, where it was just read
 * @throws ConnectionUnusable; Refusal `not_found` when there is no such connection
 */
export async function connect(connectionId: string, caller: Caller, status?: ConnectionStatus): Promise<Connected> {
  const { stamp } = await mustBeActive(connectionId, status);
  return keptOrMade(keptConnected, `${connectionId} ${caller}`, stamp, () => open(connectionId, caller));
}

/** Drops the cached providers and settings of all connections, and with them their secrets and access tokens. */
export function disconnect(): void {
  keptConnected.clear();
  keptSettings.clear();
}

/**
 * The settings of a connection, paused or not; null when they can't be unsealed. Cached as a connected provider is.
 * @param stamp of the settings in force ({@link ConnectionStatus})
 * @throws Refusal `not_found`
 */
export async function settingsNow(connectionId: string, stamp: string): Promise<Settings> {
  return keptOrMade(keptSettings, connectionId, stamp, async () => {
    const opened = await openIfUnsealed(connectionId);
    return opened && { provider: opened.provider, settings: opened.settings };
  });
}

/** What is kept under a key for the settings with this stamp, or else made and kept. */
async function keptOrMade<T>(kept: Kept<T>, key: string, stamp: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known && known.stamp === stamp && known.until > performance.now()) return known.value;
  const value = await make();
  kept.set(key, { until: performance.now() + cacheMs, stamp, value });
  return value;
}

/**
 * The state of a connection that is neither paused nor removed.
 * @throws ConnectionUnusable `switched_off`; Refusal `not_found`
 */
export async function mustBeActive(connectionId: string, status?: ConnectionStatus): Promise<ConnectionStatus> {
  const standing = status ?? (await connectionStatus(connectionId));
  if (!standing.isActive) throw new ConnectionUnusable('switched_off', 'This connection is switched off.');
  return standing;
}

/**
 * The adapter of a provider.
 * @throws ConnectionUnusable `unknown_provider` when this version of Docket has none
 */
export function knownProvider(id: string): Provider {
  const provider = providerById(id);
  if (provider) return provider;
  throw new ConnectionUnusable('unknown_provider', 'This version of Docket does not know this provider.');
}

/**
 * A connection with its settings; null when the keys Docket was given don't unseal them, so that a page can still be
 * shown, for example the one on which the connection is removed.
 * @throws Refusal `not_found`
 */
export async function openIfUnsealed(connectionId: string): Promise<ConnectionWithSettings | null> {
  try {
    return await connectionWithSettings(connectionId);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** The gate for all calls of a connection, at the pace of the provider or at a slower one that an admin chose. */
export function gateOf({ id, settings, pace }: ConnectionWithSettings, provider: Provider, caller: Caller): Gate {
  return connectionGate(id, limitsFor(provider, settings, pace.callsPerSecond), caller);
}

async function open(connectionId: string, caller: Caller): Promise<Connected> {
  const opened = await openIfUnsealed(connectionId);
  if (!opened) throw new ConnectionUnusable('settings', 'The settings can’t be opened with the keys Docket was given.');
  const { id, provider: providerId, label, mode, isActive, settings } = opened;
  const connection = { id, provider: providerId, label, mode, isActive };
  const provider = knownProvider(providerId);
  const allowLoopback = mayCallLoopback(mode, settings);
  const gate = gateOf(opened, provider, caller);
  const http = withDeadlines(providerHttp({ gate, patience: caller, allowLoopback }));
  try {
    return { connection, provider, can: provider.connect(settings, { http, now: () => new Date() }) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new ConnectionUnusable('settings', 'The settings of this connection are not complete.');
  }
}

/**
 * An admin's number can only slow down, and it has no burst: unused calls are not saved up for later. A provider's own
 * pace is an estimate, so a burst of two seconds is allowed.
 */
function limitsFor({ pace }: Provider, settings: unknown, wanted: number | null): GateLimits {
  const callsPerSecond = leadsToLoopback(settings) ? sandboxCallsPerSecond : pace.callsPerSecond;
  const { callsAtOnce } = pace;
  if (wanted !== null && wanted < callsPerSecond) return { callsAtOnce, callsPerSecond: wanted, burst: 1 };
  return { callsAtOnce, callsPerSecond, burst: callsPerSecond * 2 };
}
