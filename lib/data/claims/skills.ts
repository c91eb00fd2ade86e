import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { change } from '../ledger/ledger.ts';

/**
 * Sets the providers whose cases "Take next" gives a member; an empty list means all. Cases assigned to them, and
 * claims by hand, are not limited.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function setSkills(actor: Actor, memberId: string, providers: readonly string[]): Promise<void> {
  mustBeAble(actor, 'keep-team');
  const wanted = [...new Set(providers)].sort();
  await change(actor, async (tx, note) => {
    const member = await tx.member.findUnique({ where: { id: memberId }, select: { id: true } });
    if (!member) throw new Refusal('not_found', 'There is no such member.');
    await tx.memberSkill.deleteMany({ where: { memberId } });
    await tx.memberSkill.createMany({ data: wanted.map((provider) => ({ memberId, provider })) });
    note({ kind: 'member.skills-changed', details: { providers: wanted } }, { type: 'member', id: memberId });
  });
}
