import { can, type Right } from '../access.ts';
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';
import type { CommandKind } from './command.ts';

/**
 * The right to order each command. Null: no member may order it until a second person can confirm; only Docket itself.
 */
const rights: Record<CommandKind, Right | null> = {
  archive: 'send-command',
  schedule_deletion: 'schedule-deletion',
  restore: 'schedule-deletion',
  move_flow: 'send-command',
  create_link: 'send-command',
  create_applicant: 'send-command',
  anonymize: null,
  delete: null,
  redact: null,
  write_weights: 'keep-connections',
  write_requirements: 'keep-connections',
  create_webhook: 'keep-connections',
  delete_webhook: 'keep-connections',
};

/** Whether an actor may order, withdraw, resume and settle commands of a kind. */
export function canCommand(actor: Actor, kind: CommandKind): boolean {
  const right = rights[kind];
  return actor.kind === 'system' || (right !== null && can(actor, right));
}

/** Refuses an actor who may not order commands of a kind. @throws Refusal `not_allowed` */
export function mustBeAbleToCommand(actor: Actor, kind: CommandKind): void {
  if (!canCommand(actor, kind)) throw new Refusal('not_allowed', 'Your role does not allow this.');
}
