import { isIP } from 'node:net';
import { env } from '#lib/env.ts';
import { isLoopbackHost, isPublicAddress } from '#lib/providers/http/address.ts';
import { Refusal } from '#lib/review/refusal.ts';

/**
 * Whether the operator allows an address on the organisation's own network: its origin is in PRIVATE_ENDPOINTS, or it
 * is the sandbox of this machine.
 */
export function mayBePrivate(url: string): boolean {
  const { PRIVATE_ENDPOINTS, DOCKET_SANDBOX_URL } = env();
  return [...PRIVATE_ENDPOINTS, ...(DOCKET_SANDBOX_URL ? [DOCKET_SANDBOX_URL] : [])].includes(new URL(url).origin);
}

/**
 * Refuses an address that Docket would never call. Where a name leads can change, so that is judged with each request.
 * @throws Refusal `invalid` on `url`
 */
export function mustBeCallable(text: string): void {
  const problem = problemOf(new URL(text));
  if (problem !== null) throw new Refusal('invalid', problem, { url: problem });
}

function problemOf(url: URL): string | null {
  if (url.username !== '' || url.password !== '') return 'An address must not hold a user name or a password.';
  if (mayBePrivate(url.href)) return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isLoopbackHost(host)) return 'This leads to the machine Docket runs on, which the operator has not allowed.';
  if (url.protocol !== 'https:') return 'Docket sends over https only.';
  if (isIP(host) !== 0 && !isPublicAddress(host))
    return 'This is not a public address. The operator allows one with PRIVATE_ENDPOINTS.';
  return null;
}
