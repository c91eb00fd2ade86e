import 'server-only';
import { cookies, headers } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { countAnonymousDenial, recordDenial } from '#lib/data/ledger/denials.ts';
import { type OpenSession, sessionInForce } from '#lib/data/members/sessions.ts';
import { env } from '#lib/env.ts';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type Door, doors, rightsOf } from './doors.ts';
import { sessionCookie } from './options.ts';

/** The session behind this request, or null. Reads only; once per request. */
export const currentSession = cache(async (): Promise<OpenSession | null> => {
  const id = await sessionId();
  return id ? sessionInForce(id, false) : null;
});

/**
 * Who asks, if they may come through this door. What they then may do with a thing is asked again where the thing is
 * (lib/data).
 * @param isAct whether coming here is something the person did: it keeps their session awake
 * @throws Refusal `signed_out` or `not_allowed`; the first is counted, the second is in the ledger
 */
export async function requireActor(door: Door, isAct: boolean): Promise<MemberActor> {
  const id = await sessionId();
  const session = id ? await sessionInForce(id, isAct && !(await isPrefetch())) : null;
  if (!session) {
    await countAnonymousDenial(door);
    throw new Refusal('signed_out', 'You are signed out. Sign in again; your text is still here.');
  }
  const rights = rightsOf(doors[door]);
  if (rights.some((right) => can(session.actor, right))) return session.actor;
  await recordDenial(session.actor, door, rights[0] ?? null);
  throw new Refusal('not_allowed', 'Your role does not allow this.');
}

/** The browser fetched this ahead of time: nobody did anything. */
async function isPrefetch(): Promise<boolean> {
  const sent = await headers();
  return (
    sent.has('next-router-prefetch') ||
    sent.get('purpose') === 'prefetch' ||
    (sent.get('sec-purpose') ?? '').includes('prefetch')
  );
}

async function sessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET });
    return typeof claims?.sid === 'string' ? claims.sid : null;
  } catch {
    // A cookie that does not open is a cookie we did not make: the same as none.
    return null;
  }
}
