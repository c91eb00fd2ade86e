import { env, loopback } from '#lib/env.ts';

/** For how long the browser waits for the person, in milliseconds. */
export const waitMs = 120_000;

/**
 * Who asks for a passkey: the host and the origin of PUBLIC_URL. A passkey of another site does not fit. It is for a
 * name (WebAuthn level 3, section 5.1.2), never for an address: on loopback it is for `localhost`.
 */
export function relyingParty(): { id: string; origin: string } {
  const url = new URL(env().PUBLIC_URL);
  if (loopback.has(url.hostname)) url.hostname = 'localhost';
  return { id: url.hostname, origin: url.origin };
}
