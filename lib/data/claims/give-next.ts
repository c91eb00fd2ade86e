import 'server-only';
import { log } from '#lib/log.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type Standing, standingOf } from './standing.ts';
import { type NextCase, takeNext } from './take-next.ts';

/** A case given by "Take next" and where it is in the queue; null when there is none for the member. */
export type Given = (NextCase & Standing) | null;

/** Claims the member's next case and says where it is in the queue. @throws as `takeNext` */
export async function giveNext(actor: Actor): Promise<Given> {
  const next = await takeNext(actor);
  return next && { ...next, ...(await standingOf(actor, next.caseId)) };
}

/**
 * The same in the answer of an act that was recorded, which saves the browser a request. That act stays recorded
 * whatever happens here: where no case could be taken, null and a sentence.
 */
export async function giveNextAfter(actor: Actor): Promise<{ next: Given; problem: string | null }> {
  try {
    return { next: await giveNext(actor), problem: null };
  } catch (error) {
    if (error instanceof Refusal) return { next: null, problem: error.message };
    log.bug('take the next case after an act', error);
    return { next: null, problem: 'The next case could not be taken. Try again.' };
  }
}
