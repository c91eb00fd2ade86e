/** What a vendor can be told to do. Each adapter declares which of these its vendor takes. */
export const commandKinds = [
  'archive',
  'schedule_deletion',
  'restore',
  'move_flow',
  'create_link',
  'create_applicant',
  'search_crypto',
  'anonymize',
  'delete',
  'redact',
  'write_weights',
  'write_requirements',
  'create_webhook',
  'delete_webhook',
] as const;

export type CommandKind = (typeof commandKinds)[number];

/**
 * The states of a command. `held` waits for the undo window to end, `waiting` to be sent. `unknown` was sent or about
 * to be sent, and its outcome is not known. `refused`, `conflict` and `needs_person` wait for a person, who resumes or
 * settles it.
 */
export const commandStates = [
  'held',
  'waiting',
  'unknown',
  'done',
  'refused',
  'conflict',
  'needs_person',
  'withdrawn',
  'settled',
] as const;

export type CommandState = (typeof commandStates)[number];

/** The states in which a command waits for a person. */
export const waitingForPerson: readonly CommandState[] = ['refused', 'conflict', 'needs_person'];

const awaited: readonly CommandKind[] = [
  'create_link',
  'create_applicant',
  'search_crypto',
  'create_webhook',
  'write_weights',
  'write_requirements',
];

/**
 * Whether a person waits for the vendor's answer, such as a link or what is known of a wallet: such a command has no
 * undo window (docs/architecture.md, "A write").
 */
export function isAwaited(kind: CommandKind): boolean {
  return awaited.includes(kind);
}

const erasing: readonly CommandKind[] = ['schedule_deletion', 'anonymize', 'delete', 'redact'];

/** Whether a command destroys data at the vendor, which a legal hold forbids. An irreversible archive does too. */
export function isErasing(kind: CommandKind, isReversible: boolean): boolean {
  return erasing.includes(kind) || (kind === 'archive' && !isReversible);
}

/** Whether a command replaces rules by which the vendor judges. */
export function writesRules(kind: CommandKind): boolean {
  return kind === 'write_weights' || kind === 'write_requirements';
}
