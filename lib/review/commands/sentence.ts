import type { CommandKind } from './command.ts';

const names: Record<CommandKind, string> = {
  archive: 'Archive',
  schedule_deletion: 'Schedule deletion',
  restore: 'Restore',
  move_flow: 'Move to another flow',
  create_link: 'New verification link',
  create_applicant: 'New applicant',
  search_crypto: 'Search a wallet or transaction',
  anonymize: 'Anonymize',
  delete: 'Delete',
  redact: 'Redact',
  write_weights: 'Write weights',
  write_requirements: 'Write requirements',
  create_webhook: 'Register the webhook',
  delete_webhook: 'Remove the webhook',
};

/** The name of a command on the screens. */
export function commandName(kind: CommandKind): string {
  return names[kind];
}

/** What happened to a command, in a sentence: "Archive: sent". */
export function tellCommand(kind: CommandKind, whatHappened: string): string {
  return `${names[kind]}: ${whatHappened}`;
}
