/** What a vendor can be told to do, in our words. Which of these a vendor takes is in its adapter. */
export const commandKinds = [
  'archive',
  'schedule_deletion',
  'restore',
  'move_flow',
  'create_link',
  'create_applicant',
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
 * Where a command stands. `held` can still be undone; `unknown` was sent or was about to be, and nobody knows what came
 * of it; `refused`, `conflict` and `needs_person` wait for someone, who sends it on or ends it as `settled`.
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

const awaited: readonly CommandKind[] = [
  'create_link',
  'create_applicant',
  'create_webhook',
  'write_weights',
  'write_requirements',
];

/**
 * Whether its answer is the result, which a person waits for: no undo window holds it
 * (docs/architecture.md, "A write").
 */
export function isAwaited(kind: CommandKind): boolean {
  return awaited.includes(kind);
}
