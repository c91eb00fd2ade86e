import type { PullProgress } from '#lib/review/connections/sync-progress.ts';

/** The columns of a pull that {@link pullProgress} needs. */
export type PullFigures = {
  startedAt: Date | null;
  finishedAt: Date | null;
  applicantsRead: number;
  expected: number | null;
  workedMs: number;
  problem: string | null;
};

/** The rate is shown once this many applicants were read: the first few say little about all. */
const enoughForRate = 20;

/**
 * Progress of a pull: applicants read, rate per minute, seconds left. The rate counts the time spent on pages only, not
 * pauses between them.
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
  const hasRate = isRunning && applicantsRead >= enoughForRate && workedMs > 0;
  const perMinute = hasRate ? (applicantsRead / workedMs) * 60_000 : null;
  const left = expected === null ? null : Math.max(0, expected - applicantsRead);
  const secondsLeft = perMinute === null || left === null ? null : Math.ceil((left / perMinute) * 60);
  const finishedAt = pull.finishedAt?.toISOString() ?? null;
  return { isRunning, applicantsRead, expected, perMinute, secondsLeft, finishedAt, problem };
}
