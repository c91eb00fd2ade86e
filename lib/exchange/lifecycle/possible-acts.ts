import type { Lifecycle } from '#lib/data/lifecycle/view.ts';
import { can } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type Act, acts, factsOfAct } from '#lib/review/lifecycle/act.ts';
import { planOf } from '#lib/review/lifecycle/plan.ts';
import type { UsableConnection } from '../commands/available.ts';
import { takesOf } from './vendor-takes.ts';

/**
 * The acts that take a second person, that this member may ask for, and that can be done for this applicant now. Calls
 * no vendor.
 */
export function possibleActs(actor: Actor, { provider, standing }: Lifecycle, connection: UsableConnection): Act[] {
  if (!can(actor, 'ask-erasure')) return [];
  const vendor = takesOf(provider, connection);
  return acts.filter((act) => factsOfAct(act).needsSecond && planOf(act, true, standing, vendor).where !== 'nowhere');
}
