import { isPublished, type PublishState } from './publish.ts';

/** A published request, as far as it decides whether one person may roll it back. */
export type ForAlone = {
  state: PublishState;
  /** The hash of the values that it replaced. */
  currentHash: string;
  rollsBackId: string | null;
  watchedUntil: Date | null;
  /** The hash of the version directly before its own; null when its own is not the newest. */
  beforeHash: string | null;
  /** How many people the policies in force want. */
  people: 'one' | 'two';
};

/** Why one person may not roll it back without a second; null when they may. The database holds the same rules. */
export function aloneClosedBecause(
  { state, currentHash, rollsBackId, watchedUntil, beforeHash, people }: ForAlone,
  now: Date,
): { code: 'not_allowed' | 'closed'; words: string } | null {
  if (people === 'two')
    return { code: 'not_allowed', words: 'The policies want a second person for this. Ask for one.' };
  if (!isPublished(state) || beforeHash === null || beforeHash !== currentHash)
    return closed('Another version came in between.');
  if (state !== 'published' || watchedUntil === null || watchedUntil <= now) return closed('The watch is over.');
  if (rollsBackId !== null) return closed('This is a rollback itself.');
  return null;
}

function closed(because: string): { code: 'closed'; words: string } {
  return { code: 'closed', words: `${because} Rolling it back takes a second person.` };
}
