import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Account } from '#lib/review/members/account.ts';
import { db } from '../database.ts';
import { knownBrowsersOf } from './browsers.ts';
import { factorsOf, isFactorRequired } from './factors/factors.ts';
import { openSessions } from './open-sessions.ts';
import { passwordHashOf } from './password.ts';

/** What a member sees of their own account. @param browserId the id of the browser that asks */
export async function accountOf(actor: MemberActor, browserId: string | null): Promise<Account> {
  const [sessions, browsers, factors, isRequired, passwordHash, accounts] = await Promise.all([
    openSessions(actor, [actor.id]),
    knownBrowsersOf(actor, browserId),
    factorsOf(actor.id),
    isFactorRequired(db(), actor.role),
    passwordHashOf(actor.id),
    db().issuerAccount.findMany({ where: { memberId: actor.id }, orderBy: { lastUsedAt: 'desc' } }),
  ]);
  return {
    sessions: sessions.get(actor.id) ?? [],
    browsers,
    factors,
    isFactorRequired: isRequired,
    hasPassword: passwordHash !== null,
    connectedSince: accounts[0]?.boundAt.toISOString() ?? null,
  };
}
