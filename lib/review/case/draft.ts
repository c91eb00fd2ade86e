import type { Outcome } from './case.ts';
import type { OutcomeMove } from './move.ts';

/** What a reviewer has chosen and typed for one round of review, and not yet recorded. */
export type CaseDraft = {
  outcome: Outcome | OutcomeMove | null;
  reasons: string[];
  note: string;
  /** The message to the applicant as the reviewer changed it; null while it follows what is asked for. */
  message: string | null;
  /** Until when to snooze, ISO 8601. */
  until: string | null;
  /** Ids of the checklist items ticked by hand. */
  ticks: string[];
};

/** A saved draft. The next save has a higher counter. */
export type SavedDraft = CaseDraft & { counter: number; savedAt: string };

export const blankDraft: CaseDraft = {
  outcome: null,
  reasons: [],
  note: '',
  message: null,
  until: null,
  ticks: [],
};
