import type { CommandKind } from './command.ts';

const names: Record<CommandKind, string> = {
  archive: 'Archive',
  schedule_deletion: 'Schedule deletion',
  restore: 'Restore',
  move_flow: 'Move to another flow',
  create_link: 'New verification link',
  create_applicant: 'New applicant',
  anonymize: 'Anonymize',
  delete: 'Delete',
  redact: 'Redact',
  write_weights: 'Write weights',
  write_requirements: 'Write requirements',
  create_webhook: 'Register the webhook',
  delete_webhook: 'Remove the webhook',
};

/** What a command is called on every screen. */
export function commandName(kind: CommandKind): string {
  return names[kind];
}

/** "Archive: sent". */
export function tellCommand(kind: CommandKind, whatHappened: string): string {
  return `${names[kind]}: ${whatHappened}`;
}
