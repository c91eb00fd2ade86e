import 'server-only';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { currentSession, requireActor } from './actor.ts';
import { type Door, openWithoutFactor } from './doors.ts';
import { sessionCookie } from './options.ts';

/**
 * The member who opens a page. Without a session they are redirected to sign in and back, without the second factor
 * that their role needs to where they set it up; a page their role does not open is "not found".
 * @param back the path to return to after signing in
 * @param isAct as in `requireActor`
 */
export async function pageActor(door: Door, back: string, isAct = true): Promise<MemberActor> {
  if ((await currentSession())?.needsFactor && !openWithoutFactor.has(door)) redirect('/me');
  try {
    return await requireActor(door, isAct);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'signed_out') notFound();
    const wasIn = (await cookies()).has(sessionCookie().name);
    redirect(`/sign-in?${new URLSearchParams({ from: back, ...(wasIn ? { ended: '1' } : {}) })}`);
  }
}
