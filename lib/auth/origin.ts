import { env, loopback } from '#lib/env.ts';

/**
 * Whether a writing request comes from one of Docket's own pages. False without an Origin: every browser sends one with
 * a POST, and Next accepts a missing one.
 */
export function isOwnOrigin(origin: string | null): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const own = new URL(env().PUBLIC_URL);
  const given = new URL(origin);
  if (given.origin === own.origin) return true;
  // On loopback the same server has several names.
  return (
    loopback.has(own.hostname) &&
    loopback.has(given.hostname) &&
    given.port === own.port &&
    given.protocol === own.protocol
  );
}
