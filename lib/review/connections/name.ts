import type { ConnectionLine } from './view.ts';

/** A connection by its provider and its own name, which several providers' connections may share: "Vendor, Sandbox". */
export function connectionName({ providerLabel, label }: Pick<ConnectionLine, 'providerLabel' | 'label'>): string {
  return `${providerLabel}, ${label}`;
}
