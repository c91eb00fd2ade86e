import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { countAnonymousDenial, recordDenial } from '#lib/data/ledger/denials.ts';
import { type OpenSession, recordAct, sessionInForce } from '#lib/data/members/sessions.ts';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type Door, doors, openWithoutFactor, rightsOf } from './doors.ts';
import { sessionCookie } from './options.ts';
import { sessionIdIn } from './session-token.ts';

/** The session of this request, or null. Read once per request; not counted as an act. */
export const currentSession = cache(async (): Promise<OpenSession | null> => {
  const id = await sessionId();
  return id ? sessionInForce(id, false) : null;
});

/**
 * The member who sent this request, if their role opens this door. Rights over single records are checked in lib/data.
 * @param isAct whether the request is an act of the person: an act prolongs the session
 * @throws Refusal `signed_out`, which is counted; `not_allowed`, which is recorded in the ledger unless the member only
 * lacks a second factor
 */
export async function requireActor(door: Door, isAct: boolean): Promise<MemberActor> {
  const session = await currentSession();
  if (!session) {
    await countAnonymousDenial(door);
    throw new Refusal('signed_out', 'You are signed out. Sign in again; your text is still here.');
  }
  if (session.needsFactor && !openWithoutFactor.has(door))
    throw new Refusal('not_allowed', 'Your role needs a second factor. Set one up on the page of your account.');
  if (isAct && !(await isPrefetch())) await recordAct(session);
  const rights = rightsOf(doors[door]);
  if (rights.some((right) => can(session.actor, right))) return session.actor;
  await recordDenial(session.actor, door, rights[0] ?? null);
  throw new Refusal('not_allowed', 'Your role does not allow this.');
}

/** True when the browser fetches ahead of time, which is no act of the person. */
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
  return token ? sessionIdIn(token) : null;
}
