import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { mustActOnAnother } from '#lib/review/members/team.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { releaseAllOf } from '../../claims/release.ts';
import { db } from '../../database.ts';
import { change } from '../../ledger/ledger.ts';
import { endSessions } from '../open-sessions.ts';
import { spendStepUp, stepUpFor } from '../step-up.ts';

/** The roles whose members need a second factor. @throws Refusal `not_allowed` */
export async function rolesWithFactor(actor: MemberActor): Promise<Role[]> {
  mustBeAble(actor, 'keep-team');
  // Only written from this type.
  return (await db().factorRule.findMany({ orderBy: { role: 'asc' } })).map(({ role }) => role as Role);
}

/**
 * Requires a second factor of a role, or no longer. It counts from the next request of each member without one: until
 * they have set one up, they can do nothing else.
 * @throws Refusal `not_allowed`; `invalid` when nothing was proved; `closed` when it is so already
 */
export async function requireFactor(actor: MemberActor, role: Role, isRequired: boolean): Promise<void> {
  mustBeAble(actor, 'keep-team');
  await change(actor, async (tx, note) => {
    await spendStepUp(tx, actor, stepUpFor({ kind: 'require_factor', role, isRequired }));
    const { count } = isRequired
      ? await tx.factorRule.createMany({ data: { role, setById: actor.id }, skipDuplicates: true })
      : await tx.factorRule.deleteMany({ where: { role } });
    if (count === 0) throw new Refusal('closed', 'It is so already.');
    note({ kind: 'second-factor.required', details: { role, isRequired } }, { type: 'policy', id: 'secondFactor' });
  });
}

/**
 * Removes all second factors of a member who lost them, and ends their sessions.
 * @throws Refusal `not_allowed`, also for oneself; `closed` when there are none; `invalid` when nothing was proved
 */
export async function removeFactorsOf(actor: MemberActor, memberId: string): Promise<void> {
  mustActOnAnother(actor, memberId);
  await change(actor, async (tx, note) => {
    await spendStepUp(tx, actor, stepUpFor({ kind: 'remove_factors', memberId }));
    const { count: codeApps } = await tx.codeApp.deleteMany({ where: { memberId } });
    const { count: passkeys } = await tx.passkey.deleteMany({ where: { memberId } });
    if (codeApps + passkeys === 0) throw new Refusal('closed', 'This member has no second factor.');
    await tx.recoveryCode.deleteMany({ where: { memberId } });
    await tx.passkeyChallenge.deleteMany({ where: { memberId } });
    await endSessions(tx, memberId, 'factor_changed', null);
    await releaseAllOf(tx, note, memberId, 'sign_out');
    note({ kind: 'member.factors-removed', details: { codeApps, passkeys } }, { type: 'member', id: memberId });
  });
}
