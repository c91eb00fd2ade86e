/** The states of a request to publish policies. It waits, and then it ends. */
export const requestStates = ['waiting', 'published', 'refused', 'withdrawn', 'void', 'expired'] as const;

export type RequestState = (typeof requestStates)[number];

/** For how long a request waits for a second person, in days. */
export const goodForDays = 7;

/** The longest rationale and answer, in characters. */
export const longestSentence = 500;

/** Why a request became void: its draft was changed, or other policies were published meanwhile. */
export type VoidBecause = 'draft_changed' | 'base_changed';
