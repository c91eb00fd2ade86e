import type { PausedBecause } from '../audit/audit.ts';

/**
 * The state of a connection. Of several only the first in this order is shown: what needs a person before what does
 * not.
 */
export type ConnectionState =
  | { kind: 'paused'; because: PausedBecause }
  | { kind: 'refused' }
  | { kind: 'down'; since: string }
  | { kind: 'failing'; problem: string }
  | { kind: 'copying'; read: number; expected: number | null }
  | { kind: 'untried' }
  | { kind: 'working' };

/** What the state follows from. Times are ISO 8601, UTC. */
export type ConnectionFacts = {
  pausedBecause: PausedBecause | null;
  /** How the last call failed: a code of ProviderError; null when it did not. */
  lastCode: string | null;
  lastAnswerAt: string | null;
  /** Since when the breaker is open. */
  downSince: string | null;
  pull: { round: number; isRunning: boolean; applicantsRead: number; expected: number | null; problem: string | null };
};

/** The state of a connection: the first that applies, in the order of {@link ConnectionState}. */
export function connectionState({
  pausedBecause,
  lastCode,
  lastAnswerAt,
  downSince,
  pull,
}: ConnectionFacts): ConnectionState {
  if (pausedBecause !== null) return { kind: 'paused', because: pausedBecause };
  if (lastCode === 'unauthorized') return { kind: 'refused' };
  if (downSince !== null) return { kind: 'down', since: downSince };
  if (pull.problem !== null) return { kind: 'failing', problem: pull.problem };
  // Only the first copy is shown as copying: later pulls read what has changed.
  if (pull.isRunning && pull.round === 1)
    return { kind: 'copying', read: pull.applicantsRead, expected: pull.expected };
  return lastAnswerAt === null ? { kind: 'untried' } : { kind: 'working' };
}
