import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Account } from '#lib/review/members/account.ts';
import { knownBrowsersOf } from './browsers.ts';
import { openSessions } from './open-sessions.ts';

/** What a member sees of their own account. @param browserId the id of the browser that asks */
export async function accountOf(actor: MemberActor, browserId: string | null): Promise<Account> {
  const [sessions, browsers] = await Promise.all([openSessions(actor, [actor.id]), knownBrowsersOf(actor, browserId)]);
  return { sessions: sessions.get(actor.id) ?? [], browsers };
}
