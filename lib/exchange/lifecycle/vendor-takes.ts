import { connectionStatus } from '#lib/data/connections/status.ts';
import type { Takes } from '#lib/data/lifecycle/items.ts';
import { commandFields } from '#lib/providers/form-fields.ts';
import type { Command } from '#lib/providers/provider.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import type { VendorTakes } from '#lib/review/lifecycle/plan.ts';
import { providerCommandsIfUsable, type UsableConnection } from '../commands/available.ts';

/** What the vendor takes over a connection now, for the plan of an act. Calls no vendor. */
export async function vendorTakes(connectionId: string, provider: string): Promise<VendorTakes> {
  const status = await connectionStatus(connectionId);
  return takesOf(provider, { commands: await providerCommandsIfUsable(connectionId, status), status });
}

/** The same of a connection that was just looked at. */
export function takesOf(provider: string, { status, commands }: UsableConnection): VendorTakes {
  const label = providerLabel(provider);
  const { isActive, isRemoved } = status;
  const kinds = Object.entries(commands ?? {}).flatMap(([kind, command]) =>
    inputOf(command) ? [[kind, { isReversible: command.isReversible }] as const] : [],
  );
  return {
    label,
    connection: isRemoved ? 'removed' : isActive ? 'usable' : 'paused',
    kinds: Object.fromEntries(kinds),
  };
}

/** {@link vendorTakes} for each connection of a selection, by its id. */
export async function vendorsOf(
  found: readonly { connectionId: string; provider: string }[],
): Promise<Map<string, VendorTakes>> {
  const providers = new Map(found.map(({ connectionId, provider }) => [connectionId, provider]));
  const takes = await Promise.all(
    [...providers].map(async ([id, provider]) => [id, await vendorTakes(id, provider)] as const),
  );
  return new Map(takes);
}

/** What the vendor of a connection of the selection takes. */
export function vendorOf(vendors: ReadonlyMap<string, VendorTakes>, connectionId: string): VendorTakes {
  const vendor = vendors.get(connectionId);
  if (!vendor) throw new Error('a connection of the selection was not looked at');
  return vendor;
}

/** The same for the run of a job, with the input of each kind. */
export async function takesNow(connectionId: string): Promise<Takes> {
  const commands = await providerCommandsIfUsable(connectionId);
  return (kind) => {
    const command = commands?.[kind];
    const input = command && inputOf(command);
    return input ? { isReversible: command.isReversible, input } : null;
  };
}

/**
 * The input with which a command does all it can: every option of each list, and nothing else. Null for a command that
 * is not about an applicant, or that asks for a value that only a person can give.
 */
function inputOf({ about, input: schema }: Command): Record<string, unknown> | null {
  if (about !== 'applicant') return null;
  const all = commandFields(schema).flatMap(({ name, control }) =>
    control.kind === 'several' ? [[name, control.options] as const] : [],
  );
  const accepted = schema.safeParse(Object.fromEntries(all));
  return accepted.success ? accepted.data : null;
}
