import { type NextRequest, NextResponse } from 'next/server';
import { isDevelopment } from './lib/env.ts';

/**
 * Gives every page a Content Security Policy with a nonce of its own. It is not a lock: who may see what is decided
 * in each page, action and route. Hence no `missing` matcher either: with one, a request header would skip this.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentSecurityPolicy(nonce);
  // Set, never added to: a policy or nonce sent by the caller would otherwise end up in our markup (CVE-2026-44581).
  const headers = new Headers(request.headers);
  headers.delete('content-security-policy-report-only');
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('cache-control', 'private, no-store');
  response.headers.set('content-security-policy', policy);
  return response;
}

/** Route handlers set their own headers; through here, their bodies would be cut at 10 MB without an error. */
export const config = { matcher: '/((?!api/|_next/static/).*)' };

function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment() ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment() ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}
