import { selected } from '#lib/data/lifecycle/standing.ts';
import { can } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type Act, acts, factsOfAct } from '#lib/review/lifecycle/act.ts';
import { planOf } from '#lib/review/lifecycle/plan.ts';
import { vendorTakes } from './vendor-takes.ts';

/**
 * The acts that take a second person, that this member may ask for, and that can be done for this applicant now. Calls
 * no vendor.
 * @throws Refusal `not_found`
 */
export async function possibleActs(actor: Actor, applicantId: string): Promise<Act[]> {
  if (!can(actor, 'ask-erasure')) return [];
  const [one] = await selected(actor, { ids: [applicantId] });
  if (!one) return [];
  const vendor = await vendorTakes(one.connectionId, one.provider);
  return acts.filter(
    (act) => factsOfAct(act).needsSecond && planOf(act, true, one.standing, vendor).where !== 'nowhere',
  );
}
