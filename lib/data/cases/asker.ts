import 'server-only';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { DeskClock } from '#lib/review/case/filter/within.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { policiesInForce } from '../policies.ts';

/**
 * Who asks: what "me" is, and whether a text may be looked for in names. `clock`: the moment and the time zone of days
 * that are relative to today; only where a filter has some.
 */
export type Asker = { meId: string; seesNames: boolean; clock?: DeskClock | undefined };

/** What the conditions of some filters need to know of a member. */
export function askerOf(actor: MemberActor, filters: readonly QueueFilter[]): Promise<Asker> {
  return withClock({ meId: actor.id, seesNames: can(actor, 'see-names') }, filters);
}

/** An asker with the clock of the desk, where one of the filters needs it. */
export async function withClock(asker: Asker, filters: readonly QueueFilter[]): Promise<Asker> {
  if (!filters.some(({ parts }) => parts?.openedIn || parts?.dueIn)) return asker;
  const { values } = await policiesInForce();
  return { ...asker, clock: { now: new Date(), zone: values.sla.timeZone } };
}
