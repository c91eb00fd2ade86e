import type { EntryFact } from './facts.ts';

/** One row of the ledger in words. */
export type LedgerRowView = { seq: number; at: string; kind: string; text: string; hash: string; facts: EntryFact[] };

/** One line of the screen: a row, or the views of one person in one sitting, newest first. */
export type LedgerLine = {
  by: string;
  byId: string;
  /** About the whole line: "Opened, saw 3 images". */
  text: string;
  subject: { type: string; id: string; name: string | null } | null;
  rows: [LedgerRowView, ...LedgerRowView[]];
};

/** What the filter can be made of, by id and by name. */
export type LedgerChoices = { people: [id: string, name: string][]; kinds: string[] };

/**
 * Newest first. The next page begins below row `next`; `scope` is the part of the ledger that the reader may see.
 * `searchedTo`: the search stopped at this row, because too many rows were about the subject; `next` goes on from it.
 */
export type LedgerPage = {
  lines: LedgerLine[];
  next: string | null;
  searchedTo: number | null;
  scope: 'whole' | 'configuration' | 'own';
  choices: LedgerChoices;
  /** The case number by which the applicant of the filter is known. */
  applicantName: string | null;
  subjectName: string | null;
};
