import { sessionCookie } from '#lib/auth/options.ts';
import type { Result } from '#lib/door.ts';
import { env } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { sessionToken } from '../builders/member.ts';

/** What the browser sends with an action: where its page comes from, and the cookie of its session. */
export type Sent = { origin: string | null; cookie: string | null };

/** Stands for `next/headers` in a test that calls actions: everything behind it is real. */
export function requestOf(sent: Sent) {
  const cookie = (name: string) => (name === sessionCookie().name ? sent.cookie : null);
  return {
    headers: async () => new Headers(sent.origin === null ? {} : { origin: sent.origin }),
    cookies: async () => ({
      get: (name: string) => {
        const value = cookie(name);
        return value === null ? undefined : { name, value };
      },
    }),
  };
}

/** Calls an action as a member, from a page of Docket. @returns `done`, or the code of its answer */
export async function actedBy<T>(
  sent: Sent,
  { sessionId }: Pick<MemberActor, 'sessionId'>,
  act: () => Promise<Result<T>>,
): Promise<string> {
  sent.origin = new URL(env().PUBLIC_URL).origin;
  sent.cookie = await sessionToken(sessionId);
  const answer = await act();
  return answer.ok ? 'done' : answer.code;
}
