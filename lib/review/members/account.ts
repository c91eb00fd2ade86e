import type { Factors } from './factors.ts';
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

/** What a member sees of their own account. `isFactorRequired`: their role needs a second factor. */
export type Account = {
  sessions: SessionLine[];
  browsers: BrowserLine[];
  factors: Factors;
  hasPassword: boolean;
  /** Since when the member's account at the issuer is connected; null without one, or without single sign-on. */
  connectedSince: string | null;
  isFactorRequired: boolean;
};
