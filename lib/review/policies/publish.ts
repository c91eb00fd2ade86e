import { requestWords, type Said } from '../second-person.ts';

/** The states of a request to publish policies. It waits, and then it ends. */
export const requestStates = ['waiting', 'published', 'refused', 'withdrawn', 'void', 'expired'] as const;

export type RequestState = (typeof requestStates)[number];

/** Why a request became void: its draft was changed, or other policies were published meanwhile. */
export type VoidBecause = 'draft_changed' | 'base_changed';

/** A request in a few words. */
export function stateWords(state: RequestState): Said {
  return state === 'published' ? { standing: 'pass', words: 'Published' } : requestWords[state];
}
