import { Refusal } from '../refusal.ts';

/** A passkey, without its key. `key` is a hash of its id. Moments are ISO 8601. */
export type PasskeyLine = { key: string; name: string; addedAt: string; lastUsedAt: string | null };

/** The second factors of a member, and the codes for when they are lost. */
export type Factors = { hasCodes: boolean; passkeys: PasskeyLine[]; recoveryCodesLeft: number };

/** With what a member can prove who they are: a password alone only where there is nothing stronger. */
export type ProofWays = { code: boolean; passkey: boolean };

/** The ways of a member with these factors. A recovery code is given where a code is. */
export function waysWith({ hasCodes, passkeys, recoveryCodesLeft }: Factors): ProofWays {
  const hasAny = hasCodes || passkeys.length > 0;
  return { code: hasCodes || (hasAny && recoveryCodesLeft > 0), passkey: passkeys.length > 0 };
}

/**
 * Refuses to remove the last factor where the member's role needs one.
 * @throws Refusal `closed`
 */
export function mustKeepOne(after: { hasCodes: boolean; passkeys: number }, isRequired: boolean): void {
  if (!isRequired || after.hasCodes || after.passkeys > 0) return;
  throw new Refusal('closed', 'Your role needs a second factor. Add another one first.');
}
