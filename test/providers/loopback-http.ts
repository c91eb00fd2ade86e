import { type Gate, type HttpOptions, type ProviderHttp, providerHttp } from '#lib/providers/http/http.ts';

/** A gate that lets every call pass. */
export const openGate: Gate = { run: (call) => call() };

/** The real HTTP client, for a vendor that a test runs on this machine; `options` change its defaults. */
export function loopbackHttp(options: Partial<HttpOptions> = {}): ProviderHttp {
  return providerHttp({ gate: openGate, patience: 'person', allowLoopback: true, ...options });
}
