import type { PolicyDifference } from './difference.ts';
import type { PreviewCounts } from './effect.ts';
import type { Policies } from './policies.ts';
import type { RequestState } from './publish.ts';

/** The policies as their screen shows them: what is in force, one's own draft, what waits for a second person. */
export type PoliciesView = {
  edition: EditionLine;
  inForce: Policies;
  draft: DraftView | null;
  /** Other admins who have a draft. */
  otherDrafts: { by: string; savedAt: string }[];
  /** Those that wait, oldest first, then those that ended, newest first. */
  requests: RequestView[];
  /** Every code of a reason that was ever published: none is given to another reason. */
  usedCodes: string[];
  /** Open cases whose risk is by the points in force, while others wait for that; null when all are. */
  applying: { done: number; all: number } | null;
  rights: { draft: boolean; confirm: boolean };
};

/** A draft, with the policies of the edition it began from. `isBehind`: a newer edition was published since. */
export type DraftView = {
  version: number;
  baseEdition: number;
  base: Policies;
  values: Policies;
  savedAt: string;
  restoresEdition: number | null;
  isBehind: boolean;
};

/** A request to publish, with what it changes of the edition it rests on. Times are ISO 8601, UTC. */
export type RequestView = {
  id: string;
  state: RequestState;
  by: string;
  isOwn: boolean;
  at: string;
  expiresAt: string;
  rationale: string;
  changes: PolicyDifference[];
  draftHash: string;
  baseHash: string;
  baseEdition: number;
  restoresEdition: number | null;
  preview: PreviewCounts;
  confirmedBy: string | null;
  refusedBy: string | null;
  answer: string | null;
  endedAt: string | null;
  /** The number of the edition that it became. */
  edition: number | null;
  may: { confirm: boolean; refuse: boolean; withdraw: boolean };
};

/** One edition in the history. Without people: a release of Docket brought it. */
export type EditionLine = { number: number; publishedAt: string; by: string | null; second: string | null };

/** One edition with why it was published and what it changed of the one before it. */
export type EditionView = EditionLine & {
  rationale: string | null;
  restoresEdition: number | null;
  /** Null for the first edition, before which there was none. */
  changes: PolicyDifference[] | null;
};
