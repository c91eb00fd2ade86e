import { env } from '#lib/env.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a writing request comes from a page of ours. A request without an Origin is refused too: every browser sends
 * one with a POST, and next lets a missing one pass.
 */
export function isOwnOrigin(origin: string | null): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const own = new URL(env().PUBLIC_URL);
  const given = new URL(origin);
  if (given.origin === own.origin) return true;
  // The same desk under its other names, while it is only on this machine.
  return (
    loopback.has(own.hostname) &&
    loopback.has(given.hostname) &&
    given.port === own.port &&
    given.protocol === own.protocol
  );
}
