import type { PullProgress } from './sync-progress.ts';
import type { VendorTrouble } from './vendor-trouble.ts';

export type ConnectionHealth = {
  id: string;
  provider: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  /** When the provider last answered. */
  lastAnswerAt: string | null;
  /** What is wrong with it now, or null. */
  trouble: VendorTrouble | null;
  /** How far the current pull is. */
  pull: PullProgress;
};
