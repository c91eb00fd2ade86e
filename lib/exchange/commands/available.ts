import { connectionHealths } from '#lib/data/connections/connections.ts';
import type { ConnectionStatus } from '#lib/data/connections/status.ts';
import { isAbout } from '#lib/providers/command.ts';
import { commandFields } from '#lib/providers/form-fields.ts';
import type { ConnectedProvider } from '#lib/providers/provider.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { AvailableCommand, ConnectionCommand } from '#lib/review/commands/available.ts';
import { type CommandKind, commandKinds } from '#lib/review/commands/command.ts';
import { canOrder } from '#lib/review/commands/rights.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import { ConnectionUnusable, connect } from '../connect.ts';

/**
 * The commands that this person may order for an applicant of this connection now; none while it can't be used. Calls
 * no vendor.
 */
export function availableCommands(actor: Actor, { commands }: UsableConnection): AvailableCommand[] {
  return commandKinds.flatMap((kind) =>
    kind === 'create_applicant' || !canOrder(actor, kind) ? [] : commandIn(commands, kind, 'applicant'),
  );
}

/** The status of an applicant's connection, and the commands of its provider: undefined where it can't be used now. */
export type UsableConnection = { status: ConnectionStatus; commands: ConnectedProvider['commands'] };

/** Of the connection of an applicant's row. */
export async function usableConnection(row: { connectionId: string } & ConnectionStatus): Promise<UsableConnection> {
  return { commands: await providerCommandsIfUsable(row.connectionId, row), status: row };
}

/**
 * The connections at which this person may order a new applicant, or a search of a wallet or transaction, each with the
 * form for it. Calls no vendor.
 */
export async function connectionCommands(
  actor: Actor,
  kind: 'create_applicant' | 'search_crypto',
): Promise<ConnectionCommand[]> {
  if (!canOrder(actor, kind)) return [];
  const connections = await connectionHealths(actor, providerLabel);
  const found = await Promise.all(
    connections.map(async ({ id, providerLabel, label, mode }) => {
      const [command] = commandIn(await providerCommandsIfUsable(id), kind, 'connection');
      return command ? [{ connectionId: id, providerLabel, label, mode, command }] : [];
    }),
  );
  return found.flat();
}

/**
 * The commands of a connection's provider, by kind; undefined where it takes none.
 * @throws ConnectionUnusable; Refusal `not_found`
 */
export async function providerCommands(connectionId: string): Promise<ConnectedProvider['commands']> {
  return (await connect(connectionId, 'person')).can.commands;
}

/**
 * The same for a screen: undefined also for a connection that can't be used now.
 * @param status the connection's, where it was just read
 */
export async function providerCommandsIfUsable(
  connectionId: string,
  status?: ConnectionStatus,
): Promise<ConnectedProvider['commands']> {
  try {
    return (await connect(connectionId, 'person', status)).can.commands;
  } catch (error) {
    if (error instanceof ConnectionUnusable) return undefined;
    throw error;
  }
}

function commandIn(
  commands: ConnectedProvider['commands'],
  kind: CommandKind,
  about: 'applicant' | 'connection',
): AvailableCommand[] {
  const command = commands?.[kind];
  if (!command || !isAbout(command, about)) return [];
  return [
    {
      kind,
      name: commandName(kind),
      call: command.call,
      isReversible: command.isReversible,
      fields: commandFields(command.input),
    },
  ];
}
