import type { Visitor } from '#lib/auth/sign-in.ts';

/** Someone who signs in from an address, in a browser with this id in its cookie, or without one. */
export function from(address: string, browserId: string | null = null): Visitor {
  return { address, browser: 'Chrome on Linux', browserId };
}
