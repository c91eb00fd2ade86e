import { type ConnectionStanding, connectionStanding } from '#lib/data/connection-standing.ts';
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

const kept = new Map<string, { until: number; stamp: string; connected: Connected }>();

/**
 * Opens a connection's settings and gives what its provider can do, every call through the gate of that connection.
 * @throws Refusal `not_found`, `closed` when the connection is paused or removed; ProviderError `refused` when its settings are not complete
 */
export async function connect(connectionId: string, patience: Patience): Promise<Connected> {
  const standing = await connectionStanding(connectionId);
  if (!standing.isActive) throw new Refusal('closed', 'This connection is switched off.');
  const key = `${connectionId} ${patience}`;
  const known = kept.get(key);
  if (known && known.stamp === standing.stamp && known.until > performance.now()) return known.connected;
  const connected = await open(connectionId, standing, patience);
  kept.set(key, { until: performance.now() + keptMs, stamp: standing.stamp, connected });
  return connected;
}

/** Forgets what is kept of every connection's secrets. */
export function disconnect(): void {
  kept.clear();
}

async function open(connectionId: string, standing: ConnectionStanding, patience: Patience): Promise<Connected> {
  const { settings, ...connection } = await openConnection(connectionId);
  const provider = providerById(connection.provider);
  if (!provider) throw new Refusal('not_found', 'This version of Docket does not know the provider of this connection.');
  const gate = connectionGate(connectionId, limitsFor(provider, settings, standing.callsPerSecond), patience);
  // Only where a sandbox was started is anything on this machine a vendor, and a live connection never is (SECURITY bar 19).
  const allowLoopback = connection.mode === 'test' && env().DOCKET_SANDBOX_URL !== undefined;
  const http = providerHttp({ gate, patience, allowLoopback });
  return { connection, provider, can: provider.connect(settings, { http, now: () => new Date() }) };
}

/** An admin's number only slows down, and is kept to the second: nothing is saved up for later. The pace of an adapter is a guess, and breathes. */
function limitsFor({ pace }: Provider, settings: unknown, wanted: number | null): GateLimits {
  const callsPerSecond = leadsToLoopback(settings) ? sandboxCallsPerSecond : pace.callsPerSecond;
  const { callsAtOnce } = pace;
  if (wanted !== null && wanted < callsPerSecond) return { callsAtOnce, callsPerSecond: wanted, burst: 1 };
  return { callsAtOnce, callsPerSecond, burst: callsPerSecond * 2 };
}

function leadsToLoopback(settings: unknown): boolean {
  return Object.values(settings ?? {}).some((value) => {
    const url = typeof value === 'string' ? URL.parse(value) : null;
    return url !== null && isLoopbackHost(url.hostname.replace(/^\[|\]$/g, ''));
  });
}
