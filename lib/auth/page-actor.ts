import 'server-only';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { requireActor } from './actor.ts';
import type { Door } from './doors.ts';
import { sessionCookie } from './options.ts';

/**
 * Who looks at a page. Without a session in force they are sent to sign in and come back after; a page that their role
 * does not open looks as if there were none.
 * @param back where to come back to, as a path of ours
 */
export async function pageActor(door: Door, back: string): Promise<MemberActor> {
  try {
    return await requireActor(door, true);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'signed_out') notFound();
    const wasIn = (await cookies()).has(sessionCookie().name);
    redirect(`/sign-in?${new URLSearchParams({ from: back, ...(wasIn ? { ended: '1' } : {}) })}`);
  }
}
