import {
  addRow,
  emptySums,
  fitNonNegative,
  type LinearFit,
  type Sums,
  uncertaintyOf,
  without,
} from './least-squares.ts';
import type { UsedSession, WeightVector } from './session.ts';

/**
 * How a failed test can take from a score. `share`: in proportion to its weight among the weights of all tests that
 * were made; `sum`: in proportion to its weight itself.
 */
export const scoreForms = ['share', 'sum'] as const;

export type ScoreForm = (typeof scoreForms)[number];

/** One formula, fitted: score = constant − Σ loss × weight × what the test missed. */
export type FittedForm = LinearFit & {
  form: ScoreForm;
  /** The score by a formula that was fitted without the session. */
  heldOut: Float64Array;
  meanSquare: number;
  /** The highest score of all sessions: what a session without a fault can reach. */
  best: number;
  /** In 95 of 100 sessions, with a certainty of 95 in 100, the formula is this near to the vendor's score. */
  error: number;
  /** The share of sessions within an error that was found without them. */
  coverage: number;
  /** Covariance of the losses, row after row. */
  covariance: Float64Array;
};

/** Below this many sessions no error can be stated: 0.95⁵⁹ < 0.05. */
export const fewestSessions = 59;

const parts = 5;

/** 95 of 100 lie below so many standard errors. */
const oneSided95 = 1.645;

/** What each weight is divided by: for a share, the weights of all tests that were made. */
export function totalOf({ form }: Pick<FittedForm, 'form'>, made: readonly number[], weights: WeightVector): number {
  if (form === 'sum') return 1;
  let total = 0;
  for (const place of made) total += weights[place] ?? 0;
  return total;
}

/** What the failed tests of a session take from its score under some weights. */
export function lossOf(
  { form, factors }: Pick<FittedForm, 'form' | 'factors'>,
  { made, missed }: Pick<UsedSession, 'made' | 'missed'>,
  weights: WeightVector,
): number {
  let lost = 0;
  for (let at = 0; at < made.length; at++) {
    const miss = missed[at] ?? 0;
    if (miss > 0) lost += (weights[made[at] ?? 0] ?? 0) * miss * (factors[made[at] ?? 0] ?? 0);
  }
  if (lost === 0) return 0;
  const total = totalOf({ form }, made, weights);
  return total > 0 ? lost / total : 0;
}

/**
 * The formulas that fit the sessions, the better one first. The second is there only while the sessions can't tell the
 * two apart: its mean error is not larger by two standard errors.
 * @param columns how many weights count a test
 */
export function fitForms(sessions: readonly UsedSession[], columns: number): FittedForm[] {
  const fits = scoreForms.map((form) => fitted(form, sessions, columns));
  const [best, other] = fits.sort((a, b) => a.meanSquare - b.meanSquare);
  if (!best || !other) return fits;
  return isWorse(other, best, sessions) ? [best] : [best, other];
}

function fitted(form: ScoreForm, sessions: readonly UsedSession[], columns: number): FittedForm {
  const rows = sessions.map((session) => rowOf(form, session, columns));
  const partOf = partsOf(sessions);
  const sums = Array.from({ length: parts }, () => emptySums(columns));
  for (const [at, row] of rows.entries()) addRow(sums[partOf[at] ?? 0] as Sums, row, sessions[at]?.score ?? 0);
  const all = sums.reduce((sum, part) => added(sum, part), emptySums(columns));
  const fits = sums.map((part) => fitNonNegative(without(all, part)));
  const heldOut = Float64Array.from(rows, (row, at) => scoreBy(fits[partOf[at] ?? 0] as LinearFit, row));
  const off = heldOut.map((score, at) => Math.abs(score - (sessions[at]?.score ?? 0)));
  const meanSquare = off.reduce((sum, each) => sum + each * each, 0) / Math.max(1, off.length);
  const covariance = uncertaintyOf(all).map((value) => value * meanSquare);
  return {
    form,
    ...fitNonNegative(all),
    heldOut,
    meanSquare,
    best: sessions.reduce((most, { score }) => Math.max(most, score), 0),
    error: bound95(off),
    coverage: coverageOf(off),
    covariance,
  };
}

/**
 * Divides the sessions into parts, those with the same faults over all of them (stratified cross-validation): a fault
 * that few have would otherwise fall into one part by chance, and be unknown to the formula of the others.
 */
function partsOf(sessions: readonly UsedSession[]): Uint8Array {
  const faults = sessions.map(({ made, missed }) => made.filter((_, at) => (missed[at] ?? 0) > 0).join());
  const order = faults.map((_, at) => at).sort((a, b) => compare(faults[a], faults[b]) || a - b);
  const partOf = new Uint8Array(sessions.length);
  for (const [place, at] of order.entries()) partOf[at] = place % parts;
  return partOf;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}

function rowOf(form: ScoreForm, { made, missed, own }: UsedSession, columns: number): Float64Array {
  const row = new Float64Array(columns);
  const total = totalOf({ form }, made, own);
  for (const [at, place] of made.entries())
    row[place] = total > 0 ? (-(own[place] ?? 0) / total) * (missed[at] ?? 0) : 0;
  return row;
}

function scoreBy({ constant, factors }: LinearFit, row: Float64Array): number {
  return row.reduce((sum, value, k) => sum + value * (factors[k] ?? 0), constant);
}

function added(a: Sums, b: Sums): Sums {
  return { ...a, rows: a.rows + b.rows, products: a.products.map((value, at) => value + (b.products[at] ?? 0)) };
}

/**
 * A bound that 95 of 100 further values keep, with a certainty of 95 in 100: an order statistic (Wilks, 1941; the rank
 * by the normal approximation of the binomial distribution).
 */
export function bound95(values: Float64Array): number {
  const sorted = values.toSorted();
  const rank = Math.ceil(0.95 * sorted.length + oneSided95 * Math.sqrt(sorted.length * 0.95 * 0.05));
  return sorted[Math.min(sorted.length, rank) - 1] ?? 0;
}

/** Each part is measured by the bound of the others. */
function coverageOf(off: Float64Array): number {
  let within = 0;
  for (let part = 0; part < parts; part++) {
    const bound = bound95(off.filter((_, at) => at % parts !== part));
    within += off.filter((each, at) => at % parts === part && each <= bound).length;
  }
  return off.length === 0 ? 0 : within / off.length;
}

/** Compares the squares of both errors, session by session. */
function isWorse(other: FittedForm, best: FittedForm, sessions: readonly UsedSession[]): boolean {
  const gaps = sessions.map(({ score }, at) => {
    return ((other.heldOut[at] ?? 0) - score) ** 2 - ((best.heldOut[at] ?? 0) - score) ** 2;
  });
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length);
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / Math.max(1, gaps.length - 1);
  return mean > 2 * Math.sqrt(variance / Math.max(1, gaps.length));
}
