import type { ConnectionTry } from './last-try.ts';
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
  /** When a member last had it tried now, and what came of it; null when no one did. */
  tried: ConnectionTry | null;
  /** How far the current pull is. */
  pull: PullProgress;
};
