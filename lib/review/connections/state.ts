import type { PausedBecause } from '../audit/audit.ts';

/** How a connection is, worst first: what a person has to do something about hides what merely happens. */
export type ConnectionState =
  | { kind: 'paused'; because: PausedBecause }
  | { kind: 'refused' }
  | { kind: 'down'; since: string }
  | { kind: 'failing'; problem: string }
  | { kind: 'copying'; read: number; expected: number | null }
  | { kind: 'untried' }
  | { kind: 'working' };

/** What is known of it. Times are ISO 8601, UTC. */
export type ConnectionFacts = {
  pausedBecause: PausedBecause | null;
  /** How the last call ended: a code of a provider's failure, or null. */
  lastCode: string | null;
  lastAnswerAt: string | null;
  /** Since when the breaker is open. */
  downSince: string | null;
  pull: { round: number; isRunning: boolean; applicantsRead: number; expected: number | null; problem: string | null };
};

/** How a connection is, by what hinders it most. */
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
  // Later rounds only look for what changed; the first is the one somebody waits for.
  if (pull.isRunning && pull.round === 1)
    return { kind: 'copying', read: pull.applicantsRead, expected: pull.expected };
  return lastAnswerAt === null ? { kind: 'untried' } : { kind: 'working' };
}
