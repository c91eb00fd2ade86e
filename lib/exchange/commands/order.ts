import { connectionOfApplicant } from '#lib/data/applicants/known.ts';
import { type AcceptedCommand, connectionOfCase, recordCommand } from '#lib/data/commands/record.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { mustBeAbleToCommand } from '#lib/review/commands/rights.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { issueWords, needed, valueAt } from '../settings/problems.ts';
import { mustLeadHere } from '../webhooks/url.ts';
import { commandsOf } from './available.ts';

/** What a person orders of a vendor. `id` is made with the form: sending it twice orders once. */
export type Order = { id: string; kind: CommandKind; input: unknown };

/**
 * Orders something about an applicant, or about a connection itself. Nothing is sent yet: `deliver` does.
 * @returns the command's id
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the connection is switched off; `invalid` with the fields that are wrong
 */
export async function orderCommand(
  actor: Actor,
  order: Order & ({ applicantId: string } | { applicantId: null; connectionId: string }),
): Promise<string> {
  mustBeAbleToCommand(actor, order.kind);
  const connectionId =
    order.applicantId === null ? order.connectionId : await connectionOfApplicant(actor, order.applicantId);
  const accepted = await acceptedBy(connectionId, order, order.applicantId === null ? 'connection' : 'applicant');
  return recordCommand(actor, { ...accepted, connectionId, applicantId: order.applicantId, decision: null });
}

/**
 * What a decision is to order, found to be something the case's vendor takes: hand it to recordDecision.
 * @throws Refusal as {@link orderCommand}
 */
export async function commandForCase(actor: Actor, caseId: string, order: Order): Promise<AcceptedCommand> {
  mustBeAbleToCommand(actor, order.kind);
  return acceptedBy(await connectionOfCase(actor, caseId), order, 'applicant');
}

async function acceptedBy(
  connectionId: string,
  { id, kind, input }: Order,
  about: 'applicant' | 'connection',
): Promise<AcceptedCommand> {
  const command = (await commandsOf(connectionId))?.[kind];
  if (command?.about !== about)
    throw new Refusal('invalid', 'The provider does not take this order through this connection.');
  const accepted = command.input.safeParse(input);
  if (accepted.success) {
    if (kind === 'create_webhook') mustLeadHere(connectionId, accepted.data.url);
    return { id, kind, isReversible: command.isReversible, input: accepted.data };
  }
  const fields = Object.fromEntries(
    accepted.error.issues.map((issue) => [
      issue.path.join('.') || 'input',
      valueAt(input, issue.path) === undefined ? needed : issueWords(issue),
    ]),
  );
  throw new Refusal('invalid', 'Some of this can’t be ordered as it is.', fields);
}
