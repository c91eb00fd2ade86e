import { type Connection, openConnection } from '#lib/data/connections.ts';
import { env } from '#lib/env.ts';
import { isLoopbackHost } from '#lib/providers/address.ts';
import { providerHttp } from '#lib/providers/http.ts';
import type { ConnectedProvider, Provider } from '#lib/providers/provider.ts';
import { providerById } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connectionGate, type Patience } from './gate.ts';
import type { GateLimits } from './gate-rules.ts';

export type Connected = { connection: Connection; provider: Provider; can: ConnectedProvider };

/** The sandbox is ours and near: as many calls a second as its own limit of calls at once lets through. */
const sandboxCallsPerSecond = 200;

/** For how long a connected provider is kept: its access token and retry budget are in it, and so are its secrets. */
const keptMs = 60_000;

const kept = new Map<string, { until: number; connected: Connected }>();

/**
 * Opens a connection's settings and gives what its provider can do, every call through the gate of that connection.
 * @throws Refusal `not_found`, `closed` when the connection is switched off; ProviderError `refused` when its settings are not complete
 */
export async function connect(connectionId: string, patience: Patience): Promise<Connected> {
  const key = `${connectionId} ${patience}`;
  const known = kept.get(key);
  if (known && known.until > performance.now()) return known.connected;
  const connected = await open(connectionId, patience);
  kept.set(key, { until: performance.now() + keptMs, connected });
  return connected;
}

/** Forgets what is kept of a connection's secrets; the next call opens its settings anew. */
export function disconnect(): void {
  kept.clear();
}

async function open(connectionId: string, patience: Patience): Promise<Connected> {
  const { settings, ...connection } = await openConnection(connectionId);
  if (!connection.isActive) throw new Refusal('closed', 'This connection is switched off.');
  const provider = providerById(connection.provider);
  if (!provider) throw new Refusal('not_found', 'This version of Docket does not know the provider of this connection.');
  const gate = connectionGate(connectionId, limitsFor(provider, settings), patience);
  // Only where a sandbox was started is anything on this machine a vendor, and a live connection never is (SECURITY bar 19).
  const allowLoopback = connection.mode === 'test' && env().DOCKET_SANDBOX_URL !== undefined;
  const http = providerHttp({ gate, patience, allowLoopback });
  return { connection, provider, can: provider.connect(settings, { http, now: () => new Date() }) };
}

function limitsFor({ pace }: Provider, settings: unknown): GateLimits {
  const callsPerSecond = leadsToLoopback(settings) ? sandboxCallsPerSecond : pace.callsPerSecond;
  return { callsAtOnce: pace.callsAtOnce, callsPerSecond, burst: callsPerSecond * 2 };
}

function leadsToLoopback(settings: unknown): boolean {
  return Object.values(settings ?? {}).some((value) => {
    const url = typeof value === 'string' ? URL.parse(value) : null;
    return url !== null && isLoopbackHost(url.hostname.replace(/^\[|\]$/g, ''));
  });
}
