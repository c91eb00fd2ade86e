import { connectionOfApplicant } from '#lib/data/applicants/known.ts';
import { connectionHealths } from '#lib/data/connections/connections.ts';
import { commandFields } from '#lib/providers/form-fields.ts';
import type { ConnectedProvider } from '#lib/providers/provider.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { AvailableCommand, AvailableCreation } from '#lib/review/commands/available.ts';
import { type CommandKind, commandKinds } from '#lib/review/commands/command.ts';
import { canCommand } from '#lib/review/commands/rights.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import { ConnectionUnusable, connect } from '../connect.ts';

/** What this person may have the vendor do with this applicant now. Nothing while the connection is paused. Asks nobody. */
export async function availableCommands(actor: Actor, applicantId: string): Promise<AvailableCommand[]> {
  const commands = await commandsNow(await connectionOfApplicant(actor, applicantId));
  return commandKinds.flatMap((kind) =>
    kind === 'create_applicant' || !canCommand(actor, kind) ? [] : commandIn(commands, kind, 'applicant'),
  );
}

/** Where this person may have an applicant made, and what that takes. */
export async function availableCreations(actor: Actor): Promise<AvailableCreation[]> {
  if (!canCommand(actor, 'create_applicant')) return [];
  const connections = await connectionHealths(actor, (provider) => providerById(provider)?.label ?? provider);
  const creations = await Promise.all(
    connections.map(async ({ id, providerLabel, label, mode }) => {
      const [command] = commandIn(await commandsNow(id), 'create_applicant', 'connection');
      return command ? [{ connectionId: id, providerLabel, label, mode, command }] : [];
    }),
  );
  return creations.flat();
}

/**
 * The commands a connection takes, by kind; undefined where its provider takes none.
 * @throws ConnectionUnusable
 */
export async function commandsOf(connectionId: string): Promise<ConnectedProvider['commands']> {
  return (await connect(connectionId, 'person')).can.commands;
}

/** The same for a screen: a connection that can't be used takes none. */
export async function commandsNow(connectionId: string): Promise<ConnectedProvider['commands']> {
  return commandsOf(connectionId).catch((error: unknown) => {
    if (error instanceof ConnectionUnusable) return undefined;
    throw error;
  });
}

function commandIn(
  commands: ConnectedProvider['commands'],
  kind: CommandKind,
  about: 'applicant' | 'connection',
): AvailableCommand[] {
  const command = commands?.[kind];
  if (command?.about !== about) return [];
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
