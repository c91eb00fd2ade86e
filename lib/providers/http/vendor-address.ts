import { ProviderError } from '../provider-error.ts';

/**
 * An address or path from a vendor's answer, as it may be called. The connection's key is sent along and the answer
 * chose the address, so it must have the origin of the base address: same scheme, host and port (docs/security.md,
 * threat T8).
 * @throws ProviderError `refused` for any other address
 */
export function vendorAddress(operation: string, address: string, baseUrl: string): string {
  const url = URL.parse(address.trim(), baseUrl);
  const isOwn = url !== null && url.origin === new URL(baseUrl).origin && url.username === '' && url.password === '';
  if (!isOwn)
    throw new ProviderError(
      'refused',
      `${operation}: the address in the answer is not at the provider, and Docket does not call it`,
    );
  return url.href;
}
