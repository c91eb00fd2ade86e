import type { PasskeyLine } from '#lib/review/members/factors.ts';

/** What a member does about their second factors. */
export type FactorTask =
  | { kind: 'add_codes' }
  | { kind: 'remove_codes' }
  | { kind: 'recovery_codes' }
  | { kind: 'add_passkey' }
  | { kind: 'remove_passkey'; passkey: PasskeyLine };

export type FactorDialogProps = { onClose: () => void; onChange: () => void };
