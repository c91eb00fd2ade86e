import { selected } from '#lib/data/lifecycle/standing.ts';
import { can } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type Act, acts, factsOfAct } from '#lib/review/lifecycle/act.ts';
import { planOf } from '#lib/review/lifecycle/plan.ts';
import type { UsableConnection } from '../commands/available.ts';
import { takesOf } from './vendor-takes.ts';

/**
 * The acts that take a second person, that this member may ask for, and that can be done for this applicant now. Calls
 * no vendor.
 * @throws Refusal `not_found`
 */
export async function possibleActs(
  actor: Actor,
  applicantId: string,
  usable: Promise<UsableConnection>,
): Promise<Act[]> {
  if (!can(actor, 'ask-erasure')) return [];
  const [[one], connection] = await Promise.all([selected(actor, { ids: [applicantId] }), usable]);
  if (!one) return [];
  const vendor = takesOf(one.provider, connection);
  return acts.filter(
    (act) => factsOfAct(act).needsSecond && planOf(act, true, one.standing, vendor).where !== 'nowhere',
  );
}
