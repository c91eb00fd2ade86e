import type { PullProgress } from '#lib/review/connections/sync-progress.ts';

/** The columns of a pull from which its progress is told. */
type PullFigures = {
  startedAt: Date | null;
  finishedAt: Date | null;
  applicantsRead: number;
  expected: number | null;
  workedMs: number;
  problem: string | null;
};

/** How many applicants must have come before the rate of the first few passes for the rate of all. */
const enoughToTell = 20;

/**
 * How far a round has come, how fast it goes, and how long it still takes. The rate is that of the round's own pages:
 * what lay between them, a pause or a night without a worker, does not count.
 */
export function pullProgress(pull: PullFigures | null): PullProgress {
  if (!pull)
    return {
      isRunning: false,
      applicantsRead: 0,
      expected: null,
      perMinute: null,
      secondsLeft: null,
      finishedAt: null,
      problem: null,
    };
  const { applicantsRead, expected, workedMs, problem } = pull;
  const isRunning = pull.startedAt !== null && pull.finishedAt === null;
  const isTold = isRunning && applicantsRead >= enoughToTell && workedMs > 0;
  const perMinute = isTold ? (applicantsRead / workedMs) * 60_000 : null;
  const left = expected === null ? null : Math.max(0, expected - applicantsRead);
  const secondsLeft = perMinute === null || left === null ? null : Math.ceil((left / perMinute) * 60);
  const finishedAt = pull.finishedAt?.toISOString() ?? null;
  return { isRunning, applicantsRead, expected, perMinute, secondsLeft, finishedAt, problem };
}
