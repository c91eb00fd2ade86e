import { Refusal } from '../refusal.ts';

/** A passkey, without its key. `key` is a hash of its id. Moments are ISO 8601. */
export type PasskeyLine = { key: string; name: string; addedAt: string; lastUsedAt: string | null };

/** The second factors of a member, and the codes for when they are lost. */
export type Factors = { hasCodes: boolean; passkeys: PasskeyLine[]; recoveryCodesLeft: number };

/**
 * With what a member can prove who they are: a password alone only where there is nothing stronger. Who signs in at an
 * issuer may have none of them.
 */
export type ProofWays = { code: boolean; passkey: boolean; password: boolean };

/** The ways of a member with these factors. A recovery code is given where a code is. */
export function waysWith({ hasCodes, passkeys, recoveryCodesLeft }: Factors, hasPassword: boolean): ProofWays {
  const hasAny = hasCodes || passkeys.length > 0;
  return {
    code: hasCodes || (hasAny && recoveryCodesLeft > 0),
    passkey: passkeys.length > 0,
    password: hasPassword && !hasAny,
  };
}

/** The acts that set up a first second factor: where there is nothing to prove it with, a new sign-in is enough. */
const firstFactorActs = ['add_codes', 'add_passkey'] as const;

/** Whether an act sets up a second factor. */
export function isFirstFactorAct(kind: string): boolean {
  return (firstFactorActs as readonly string[]).includes(kind);
}

/**
 * Refuses to remove the last factor where the member's role needs one.
 * @throws Refusal `closed`
 */
export function mustKeepOne(after: { hasCodes: boolean; passkeys: number }, isRequired: boolean): void {
  if (!isRequired || after.hasCodes || after.passkeys > 0) return;
  throw new Refusal('closed', 'Your role needs a second factor. Add another one first.');
}
