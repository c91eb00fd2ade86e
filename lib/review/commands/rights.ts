import { can, type Right } from '../access.ts';
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';
import { type CommandKind, isErasing, writesRules } from './command.ts';

/** The right to order each command, and to withdraw, resume and settle it. */
const rights: Record<CommandKind, Right> = {
  archive: 'send-command',
  schedule_deletion: 'confirm-erasure',
  restore: 'restore-applicant',
  move_flow: 'send-command',
  create_link: 'send-command',
  create_applicant: 'send-command',
  search_crypto: 'send-command',
  anonymize: 'confirm-erasure',
  delete: 'confirm-erasure',
  redact: 'confirm-erasure',
  write_weights: 'keep-connections',
  write_requirements: 'keep-connections',
  create_webhook: 'keep-connections',
  delete_webhook: 'keep-connections',
};

/** Whether an actor may withdraw, resume and settle commands of a kind. */
export function canCommand(actor: Actor, kind: CommandKind): boolean {
  return actor.kind === 'system' || can(actor, rights[kind]);
}

/**
 * Whether an actor may order commands of a kind. What erases and what writes a vendor's rules is ordered by Docket
 * itself alone, after one person asked for it and another confirmed it (lib/review/lifecycle, lib/review/rules).
 */
export function canOrder(actor: Actor, kind: CommandKind): boolean {
  return canCommand(actor, kind) && (actor.kind === 'system' || !(isErasing(kind, true) || writesRules(kind)));
}

/** Refuses an actor who may not withdraw, resume or settle commands of a kind. @throws Refusal `not_allowed` */
export function mustBeAbleToCommand(actor: Actor, kind: CommandKind): void {
  if (!canCommand(actor, kind)) throw new Refusal('not_allowed', 'Your role does not allow this.');
}

/** Refuses an actor who may not order commands of a kind. @throws Refusal `not_allowed` */
export function mustBeAbleToOrder(actor: Actor, kind: CommandKind): void {
  mustBeAbleToCommand(actor, kind);
  if (!canOrder(actor, kind)) throw new Refusal('not_allowed', 'This takes a second person: ask for it instead.');
}
