import type { FactField } from '../facts/fact.ts';

/** A question of the vendor's form and what the applicant answered. */
export type AnswerView = {
  question: string;
  /** Null where there is none, and where the reader's role sees none: `isGiven` tells them apart. */
  answer: string | null;
  isGiven: boolean;
  /** The personal data for which the answer is masked, or was until it was revealed; null: it holds none. */
  holds: { field: FactField; isMasked: boolean; canReveal: boolean; shownUntil?: string } | null;
};

export type QuestionnaireView = { id: string; name: string | null; answers: AnswerView[] };
