import type { SessionLine } from './team.ts';

/** A browser in which the member signed in before. `key` is a hash. Moments are ISO 8601. */
export type BrowserLine = {
  key: string;
  name: string | null;
  knownSince: string;
  lastUsedAt: string;
  /** It is the one that asks. */
  isThis: boolean;
};

/** What a member sees of their own account. */
export type Account = { sessions: SessionLine[]; browsers: BrowserLine[] };
