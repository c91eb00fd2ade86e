import type { Credentials, Visitor } from '#lib/auth/sign-in.ts';

/** Someone who signs in from an address, in a browser with this id in its cookie, or without one. */
export function from(address: string, browserId: string | null = null): Visitor {
  return { address, browser: 'Chrome on Linux', browserId };
}

/** What someone types to sign in, without a code. */
export function typed(email: string, password: string, code = ''): Credentials {
  return { email, password, code };
}
