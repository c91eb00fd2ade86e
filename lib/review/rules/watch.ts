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

/** Below this many applicants a figure is not compared. */
export const fewest = 30;

/** 95 of 100 lie within so many standard errors. */
const errors95 = 1.96;

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
export function comparePassRate(before: Sample, after: Sample): Compared {
  const rate = (sample: Sample) => (sample.judged === 0 ? null : sample.passed / sample.judged);
  // The rate before is an estimate too: one more of each keeps a rate of 0 or 1 from having no spread.
  const smoothed = (before.passed + 1) / (before.judged + 2);
  const variance = smoothed * (1 - smoothed);
  return compared(rate(before), rate(after), variance, variance, before.judged, after.judged);
}

/** The mean score. */
export function compareScore(before: Sample, after: Sample): Compared {
  const mean = (sample: Sample) => (sample.scored === 0 ? null : sample.scoreSum / sample.scored);
  return compared(mean(before), mean(after), varianceOf(before), varianceOf(after), before.scored, after.scored);
}

function varianceOf({ scored, scoreSum, scoreSquares }: Sample): number {
  return scored < 2 ? 0 : Math.max(0, (scoreSquares - scoreSum ** 2 / scored) / (scored - 1));
}

function compared(
  before: number | null,
  after: number | null,
  varianceBefore: number,
  varianceAfter: number,
  countBefore: number,
  countAfter: number,
): Compared {
  if (before === null || after === null || countBefore < fewest || countAfter < fewest)
    return { before, after, band: null, isOutside: false };
  const width = errors95 * Math.sqrt(varianceBefore / countBefore + varianceAfter / countAfter);
  const band = { from: before - width, to: before + width };
  return { before, after, band, isOutside: after < band.from || after > band.to };
}
