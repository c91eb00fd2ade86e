import type { LadderName } from './name-match.ts';

/** A number of a document or a person, as its source writes it. */
export type Identifier = {
  kind: 'document' | 'personal' | 'other';
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  value: string;
};

/** What one side says about a person; empty or null where it says nothing. */
export type LadderSide = {
  /** The name first, then its aliases. */
  names: LadderName[];
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  birthDates: string[];
  /** ISO 3166-1 alpha-3. */
  countries: string[];
  identifiers: Identifier[];
  gender: string | null;
};
