/** Applicants judged in a time: how many have a verdict, how many passed, and their scores as sums. */
export type Sample = {
  judged: number;
  passed: number;
  scored: number;
  scoreSum: number;
  /** Sum of the squares, for the spread. */
  scoreSquares: number;
};

export const emptySample: Sample = { judged: 0, passed: 0, scored: 0, scoreSum: 0, scoreSquares: 0 };

/**
 * One figure before and after a version was published. `band`: where the later figure lies in 95 of 100 cases if
 * nothing but chance changed; null while either side has fewer than {@link fewest}.
 */
export type Compared = {
  before: number | null;
  after: number | null;
  band: { from: number; to: number } | null;
  isOutside: boolean;
};

/** Below this many applicants a figure is not compared; `least` says another number for the side after. */
export const fewest = 30;

/** 95 of 100 lie within so many standard errors. */
const errors95 = 1.96;

/** The applicants judged on one UTC day, "2026-11-27". */
export type DaySample = Sample & { day: string };

/** All days together. */
export function sumOfDays(days: readonly DaySample[]): Sample {
  return days.reduce(
    (sum, day) => ({
      judged: sum.judged + day.judged,
      passed: sum.passed + day.passed,
      scored: sum.scored + day.scored,
      scoreSum: sum.scoreSum + day.scoreSum,
      scoreSquares: sum.scoreSquares + day.scoreSquares,
    }),
    emptySample,
  );
}

/** What became of one applicant; a null verdict or score counts for nothing. */
export type Outcome = { verified: boolean | null; score: number | null };

/** Adds one applicant. */
export function withOne(sample: Sample, { verified, score }: Outcome): Sample {
  return {
    judged: sample.judged + (verified === null ? 0 : 1),
    passed: sample.passed + (verified === true ? 1 : 0),
    scored: sample.scored + (score === null ? 0 : 1),
    scoreSum: sample.scoreSum + (score ?? 0),
    scoreSquares: sample.scoreSquares + (score ?? 0) ** 2,
  };
}

/** The share that passed, as a number from 0 to 1. */
export function comparePassRate(before: Sample, after: Sample, least = fewest): Compared {
  const rate = (sample: Sample) => (sample.judged === 0 ? null : sample.passed / sample.judged);
  // The rate before is an estimate too: one more of each keeps a rate of 0 or 1 from having no spread.
  const smoothed = (before.passed + 1) / (before.judged + 2);
  const variance = smoothed * (1 - smoothed);
  const figures = { before: rate(before), after: rate(after) };
  const of = (judged: number) => ({ variance, count: judged });
  return compared(figures, of(before.judged), of(after.judged), least);
}

/** The mean score. */
export function compareScore(before: Sample, after: Sample, least = fewest): Compared {
  const mean = (sample: Sample) => (sample.scored === 0 ? null : sample.scoreSum / sample.scored);
  const figures = { before: mean(before), after: mean(after) };
  const of = (sample: Sample) => ({ variance: varianceOf(sample), count: sample.scored });
  return compared(figures, of(before), of(after), least);
}

function varianceOf({ scored, scoreSum, scoreSquares }: Sample): number {
  return scored < 2 ? 0 : Math.max(0, (scoreSquares - scoreSum ** 2 / scored) / (scored - 1));
}

type Spread = { variance: number; count: number };

function compared(
  { before, after }: Pick<Compared, 'before' | 'after'>,
  was: Spread,
  is: Spread,
  least: number,
): Compared {
  if (before === null || after === null || was.count < fewest || is.count < least)
    return { before, after, band: null, isOutside: false };
  const width = errors95 * Math.sqrt(was.variance / was.count + is.variance / is.count);
  const band = { from: before - width, to: before + width };
  return { before, after, band, isOutside: after < band.from || after > band.to };
}
