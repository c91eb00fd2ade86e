import 'server-only';
import type { AuthenticatorTransport } from '@simplewebauthn/server';
import { passkeysOf } from '#lib/data/members/factors/passkeys.ts';

/** A member's passkeys as the browser is told of them. */
export async function knownPasskeys(memberId: string): Promise<{ id: string; transports: AuthenticatorTransport[] }[]> {
  // Stored from answers that were checked: no other words are in the list.
  return (await passkeysOf(memberId)).map(({ id, transports }) => ({
    id,
    transports: transports as AuthenticatorTransport[],
  }));
}
