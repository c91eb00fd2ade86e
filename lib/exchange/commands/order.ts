import { connectionOfApplicant } from '#lib/data/applicants/known.ts';
import { type AcceptedCommand, connectionOfCase, recordCommand } from '#lib/data/commands/record.ts';
import { isAbout } from '#lib/providers/command.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { mustBeAbleToOrder } from '#lib/review/commands/rights.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { issueText, needed, valueAt } from '../settings/problems.ts';
import { mustPointHere } from '../webhooks/url.ts';
import { providerCommands } from './available.ts';

/** What a person orders. `id` is made with the form, so that sending it twice orders once. */
export type Order = { id: string; kind: CommandKind; input: unknown };

/**
 * Orders a command about an applicant, or about a connection itself. It is sent later, by `sendNow` or the worker.
 * @returns the command's id
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the connection can't be used; `invalid` with the wrong
 * fields
 */
export async function orderCommand(
  actor: Actor,
  order: Order & ({ applicantId: string } | { applicantId: null; connectionId: string }),
): Promise<string> {
  mustBeAbleToOrder(actor, order.kind);
  const connectionId =
    order.applicantId === null ? order.connectionId : await connectionOfApplicant(actor, order.applicantId);
  const accepted = await accept(connectionId, order, order.applicantId === null ? 'connection' : 'applicant');
  return recordCommand(actor, { ...accepted, connectionId, applicantId: order.applicantId, decision: null });
}

/**
 * Accepts the command that goes with a decision, for recordDecision: one that the vendor of the case takes.
 * @throws Refusal as {@link orderCommand}
 */
export async function commandForCase(actor: Actor, caseId: string, order: Order): Promise<AcceptedCommand> {
  mustBeAbleToOrder(actor, order.kind);
  return accept(await connectionOfCase(actor, caseId), order, 'applicant');
}

async function accept(
  connectionId: string,
  { id, kind, input }: Order,
  about: 'applicant' | 'connection',
): Promise<AcceptedCommand> {
  const command = (await providerCommands(connectionId))?.[kind];
  if (!command || !isAbout(command, about))
    throw new Refusal('invalid', 'The provider does not take this order through this connection.');
  const accepted = command.input.safeParse(input);
  if (accepted.success) {
    if (kind === 'create_webhook') mustPointHere(connectionId, accepted.data.url);
    return { id, kind, isReversible: command.isReversible, input: accepted.data };
  }
  const fields = Object.fromEntries(
    accepted.error.issues.map((issue) => [
      issue.path.join('.') || 'input',
      valueAt(input, issue.path) === undefined ? needed : issueText(issue),
    ]),
  );
  throw new Refusal('invalid', 'Some of this can’t be ordered as it is.', fields);
}
