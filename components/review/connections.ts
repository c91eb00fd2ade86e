import type { ConnectionHealth } from '#lib/review/connections/health.ts';

/** The connections in trouble: those that do not answer first, and of these the longest silent first. */
export function inTrouble(connections: ConnectionHealth[]): ConnectionHealth[] {
  const rank = ({ trouble }: ConnectionHealth) => `${trouble?.kind === 'down' ? 0 : 1} ${trouble?.since}`;
  return connections.filter(({ trouble }) => trouble !== null).sort((a, b) => rank(a).localeCompare(rank(b)));
}

/** The provider's label, with the connection's own name where there are several of one provider. */
export function connectionName({ provider, providerLabel, label }: ConnectionHealth, all: ConnectionHealth[]): string {
  const isOnly = all.filter((other) => other.provider === provider).length === 1;
  return isOnly ? providerLabel : `${providerLabel}, ${label}`;
}
