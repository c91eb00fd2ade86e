import { env } from '#lib/env.ts';

/** Who asks for a passkey: the host and the origin of PUBLIC_URL. A passkey of another site does not fit. */
export function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(env().PUBLIC_URL);
  return { id: hostname, origin };
}
