import type { PullProgress } from './sync-progress.ts';
import type { VendorTrouble } from './vendor-trouble.ts';

export type ConnectionHealth = {
  id: string;
  provider: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  /** When the last answer came. */
  lastAnswerAt: string | null;
  /** What is wrong with it now, or null. */
  trouble: VendorTrouble | null;
  /** What the pull is doing now. */
  pull: PullProgress;
};
