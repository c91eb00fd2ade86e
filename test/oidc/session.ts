import { decode } from 'next-auth/jwt';
import { env } from '#lib/env.ts';
import type { Arrival } from './browser.ts';

/** The id of the session that a browser has got; empty without one. */
export async function sessionOf(arrival: Arrival): Promise<string> {
  const token = arrival.cookie('docket.session');
  const claims = token ? await decode({ token, secret: env().NEXTAUTH_SECRET }) : null;
  return typeof claims?.sid === 'string' ? claims.sid : '';
}
