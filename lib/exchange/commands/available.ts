import { namesAtVendor } from '#lib/data/applicants/applicants.ts';
import { connectionHealths } from '#lib/data/connections/connections.ts';
import { commandFields } from '#lib/providers/form-fields.ts';
import type { ConnectedProvider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { CommandOffer, CreateOffer } from '#lib/review/commands/available.ts';
import { type CommandKind, commandKinds } from '#lib/review/commands/command.ts';
import { canCommand } from '#lib/review/commands/rights.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';

/** What this person may have the vendor do with this applicant now. Nothing while the connection is paused. Asks nobody. */
export async function offersFor(actor: Actor, applicantId: string): Promise<CommandOffer[]> {
  const { connectionId } = await namesAtVendor(actor, applicantId);
  const commands = await commandsOfConnection(connectionId);
  return commandKinds.flatMap((kind) =>
    kind === 'create_applicant' || !canCommand(actor, kind) ? [] : offered(kind, commands, 'applicant'),
  );
}

/** Where this person may have an applicant made, and what that takes. */
export async function offersToCreate(actor: Actor): Promise<CreateOffer[]> {
  if (!canCommand(actor, 'create_applicant')) return [];
  const connections = await connectionHealths(actor, (provider) => providerById(provider)?.label ?? provider);
  const offers = await Promise.all(
    connections.map(async ({ id, providerLabel, label, mode }) => {
      const [offer] = offered('create_applicant', await commandsOfConnection(id), 'connection');
      return offer ? [{ connectionId: id, providerLabel, label, mode, offer }] : [];
    }),
  );
  return offers.flat();
}

/** A connection that is paused, or whose settings are not complete, takes no orders. */
async function commandsOfConnection(connectionId: string): Promise<ConnectedProvider['commands']> {
  try {
    return (await connect(connectionId, 'person')).can.commands;
  } catch (error) {
    if (error instanceof Refusal || (error instanceof ProviderError && error.code === 'refused')) return undefined;
    throw error;
  }
}

function offered(
  kind: CommandKind,
  commands: ConnectedProvider['commands'],
  about: 'applicant' | 'connection',
): CommandOffer[] {
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
