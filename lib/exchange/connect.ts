import {
  type Connection,
  type ConnectionWithSettings,
  connectionWithSettings,
} from '#lib/data/connections/connections.ts';
import { connectionStatus } from '#lib/data/connections/status.ts';
import { SealBroken } from '#lib/data/seal.ts';
import { isLoopbackHost } from '#lib/providers/http/address.ts';
import type { Gate } from '#lib/providers/http/http.ts';
import { providerHttp } from '#lib/providers/http/http.ts';
import type { ConnectedProvider, Provider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { providerById } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { withDeadlines } from './deadline.ts';
import { connectionGate, type Patience } from './gate/gate.ts';
import type { GateLimits } from './gate/rules.ts';
import { addressesOf, mayLeadToLoopback } from './settings/addresses.ts';

/**
 * Why a connection can't be used now: it is paused or removed, its settings are not complete or can't be opened, or
 * this version of Docket has no adapter for its provider. The message says it to a person.
 */
export class ConnectionUnusable extends Refusal {
  readonly because: 'switched_off' | 'settings' | 'unknown_provider';

  constructor(because: ConnectionUnusable['because'], message: string) {
    super(because === 'unknown_provider' ? 'not_found' : 'closed', message);
    this.because = because;
  }
}

export type Connected = { connection: Connection; provider: Provider; can: ConnectedProvider };

/** The sandbox is ours and near: as many calls a second as its own limit of calls at once lets through. */
const sandboxCallsPerSecond = 200;

/** For how long a connected provider is kept: its access token and retry budget are in it, and so are its secrets. */
const keptMs = 60_000;

const kept = new Map<string, { until: number; stamp: string; connected: Connected }>();

/**
 * Opens a connection's settings and gives what its provider can do, every call through the gate of that connection.
 * @throws ConnectionUnusable, Refusal `not_found`
 */
export async function connect(connectionId: string, patience: Patience): Promise<Connected> {
  const status = await connectionStatus(connectionId);
  if (!status.isActive) throw new ConnectionUnusable('switched_off', 'This connection is switched off.');
  const key = `${connectionId} ${patience}`;
  const known = kept.get(key);
  if (known && known.stamp === status.stamp && known.until > performance.now()) return known.connected;
  const connected = await open(connectionId, patience);
  kept.set(key, { until: performance.now() + keptMs, stamp: status.stamp, connected });
  return connected;
}

/** Forgets what is kept of every connection's secrets. */
export function disconnect(): void {
  kept.clear();
}

/** The gate that all calls of a connection go through, at the vendor's pace or a slower one that an admin chose. */
export function gateOf({ id, settings, pace }: ConnectionWithSettings, provider: Provider, patience: Patience): Gate {
  return connectionGate(id, limitsFor(provider, settings, pace.callsPerSecond), patience);
}

async function open(connectionId: string, patience: Patience): Promise<Connected> {
  const opened = await connectionWithSettings(connectionId).catch(settingsUnusable);
  const { id, provider: providerId, label, mode, isActive, settings } = opened;
  const connection = { id, provider: providerId, label, mode, isActive };
  const provider = providerById(providerId);
  if (!provider)
    throw new ConnectionUnusable(
      'unknown_provider',
      'This version of Docket does not know the provider of this connection.',
    );
  const allowLoopback = mayLeadToLoopback(mode, settings);
  const http = withDeadlines(providerHttp({ gate: gateOf(opened, provider, patience), patience, allowLoopback }));
  try {
    return { connection, provider, can: provider.connect(settings, { http, now: () => new Date() }) };
  } catch (error) {
    return settingsUnusable(error);
  }
}

/** Until an admin has seen to the settings, nothing can be sent or read. */
function settingsUnusable(error: unknown): never {
  if (error instanceof SealBroken)
    throw new ConnectionUnusable('settings', 'The settings can’t be opened with the keys Docket was given');
  if (error instanceof ProviderError)
    throw new ConnectionUnusable('settings', 'The settings of this connection are not complete.');
  throw error;
}

/**
 * An admin's number only slows down, and is kept to the second: nothing is saved up for later. The pace of an adapter
 * is a guess, and breathes.
 */
function limitsFor({ pace }: Provider, settings: unknown, wanted: number | null): GateLimits {
  const callsPerSecond = leadsToLoopback(settings) ? sandboxCallsPerSecond : pace.callsPerSecond;
  const { callsAtOnce } = pace;
  if (wanted !== null && wanted < callsPerSecond) return { callsAtOnce, callsPerSecond: wanted, burst: 1 };
  return { callsAtOnce, callsPerSecond, burst: callsPerSecond * 2 };
}

function leadsToLoopback(settings: unknown): boolean {
  return addressesOf(settings).some(({ url }) => isLoopbackHost(url.hostname.replace(/^\[|\]$/g, '')));
}
