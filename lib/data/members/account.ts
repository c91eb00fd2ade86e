import 'server-only';
import { env } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Account } from '#lib/review/members/account.ts';
import { db } from '../database.ts';
import { knownBrowsersOf } from './browsers.ts';
import { factorsOf, isFactorRequired } from './factors/factors.ts';
import { openSessions } from './open-sessions.ts';
import { passwordHashOf } from './password.ts';

/** What a member sees of their own account. @param browserId the id of the browser that asks */
export async function accountOf(actor: MemberActor, browserId: string | null): Promise<Account> {
  const [sessions, browsers, factors, isRequired, passwordHash, account] = await Promise.all([
    openSessions(actor, [actor.id]),
    knownBrowsersOf(actor, browserId),
    factorsOf(actor.id),
    isFactorRequired(db(), actor.role),
    passwordHashOf(actor.id),
    db().issuerAccount.findFirst({ where: { memberId: actor.id, issuer: env().singleSignOn?.issuer ?? '' } }),
  ]);
  return {
    sessions: sessions.get(actor.id) ?? [],
    browsers,
    factors,
    isFactorRequired: isRequired,
    hasPassword: passwordHash !== null,
    connectedSince: account?.boundAt.toISOString() ?? null,
  };
}
