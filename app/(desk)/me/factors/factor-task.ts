import type { PasskeyLine } from '#lib/review/members/factors.ts';

/** What a member does about their second factors. */
export type FactorTask =
  | { kind: 'add_codes' }
  | { kind: 'remove_codes' }
  | { kind: 'recovery_codes' }
  | { kind: 'add_passkey' }
  | { kind: 'remove_passkey'; passkey: PasskeyLine };

/** `onChange` shows the account anew. */
export type FactorDialogProps = { onClose: () => void; onChange: () => void };

/** Why a member is asked who they are, before an act on their second factors. */
export const changesSignIn = 'it changes how you sign in.';
