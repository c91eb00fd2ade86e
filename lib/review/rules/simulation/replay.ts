import { type FittedForm, lossOf, totalOf } from './score-model.ts';
import type { UsedSession, WeightVector } from './session.ts';

/** A score under other weights: the best estimate, and where it lies in 95 of 100 cases. */
export type Replayed = { score: number; from: number; to: number };

export type Side = 'pass' | 'fail' | 'unknown';

/** Weights that a session is replayed under, and the score needed. */
export type Rules = { weights: WeightVector; line: number };

/** 95 of 100 lie within so many standard errors. */
const errors95 = 1.96;

/** What is less than this is rounding of the machine. */
const rounding = 1e-9;

/** The best estimate of a score under other weights: the vendor's own, and what the formula says of the change. */
export function estimated(form: FittedForm, session: UsedSession, weights: WeightVector): number {
  return session.score + lossOf(form, session, session.own) - lossOf(form, session, weights);
}

/**
 * The score that a session would have under other weights. It is exact where no weight of a test that was made differs.
 * Where two formulas fit the sessions equally well, the range covers both.
 */
export function replayed(forms: readonly FittedForm[], session: UsedSession, weights: WeightVector): Replayed {
  const ranges = forms.map((form) => ({
    score: estimated(form, session, weights),
    error: errorOf(form, session, weights),
  }));
  return {
    score: ranges[0]?.score ?? session.score,
    from: Math.min(...ranges.map(({ score, error }) => score - error)),
    to: Math.max(...ranges.map(({ score, error }) => score + error)),
  };
}

/**
 * How far an estimate can be off. The factors are uncertain. And what no failed test explains of a score moves with the
 * weights too, at most by the factor of the weight that moves furthest.
 */
function errorOf(form: FittedForm, session: UsedSession, weights: WeightVector): number {
  const { made, missed, own, score } = session;
  const [was, is] = [totalOf(form, made, own), totalOf(form, made, weights)];
  const changed: Step[] = [];
  let furthest = 0;
  for (let at = 0; at < made.length; at++) {
    const place = made[at] ?? 0;
    const before = was > 0 ? (own[place] ?? 0) / was : 0;
    const step = (is > 0 ? (weights[place] ?? 0) / is : 0) - before;
    if (Math.abs(step) <= rounding) continue;
    furthest = Math.max(furthest, Math.abs(step) / Math.max(before, rounding));
    const miss = missed[at] ?? 0;
    if (miss > 0) changed.push({ place, by: step * miss });
  }
  if (furthest === 0) return 0;
  const unexplained = Math.max(form.error, form.best - score - lossOf(form, session, own));
  return furthest * unexplained + errors95 * Math.sqrt(varianceOf(changed, form.covariance, own.length));
}

type Step = { place: number; by: number };

function varianceOf(changed: readonly Step[], covariance: Float64Array, size: number): number {
  let variance = 0;
  for (const one of changed)
    for (const other of changed) variance += one.by * other.by * (covariance[one.place * size + other.place] ?? 0);
  return Math.max(0, variance);
}

/** On which side of the line a score lies, as far as its range tells. */
export function sideOf({ from, to }: Omit<Replayed, 'score'>, line: number): Side {
  if (isAtLeast(from, line)) return 'pass';
  return isAtLeast(to, line) ? 'unknown' : 'fail';
}

export function isAtLeast(score: number, line: number): boolean {
  return score >= line - rounding;
}

/** What a draft does to one session. `stays` also where the sides are not known but nothing is changed for it. */
export type Effect = 'stays' | 'newly_passed' | 'newly_failed' | 'cant_tell';

export type Judged = { effect: Effect; before: Replayed; after: Replayed };

/**
 * Judges one session by the rules in force and by the draft. A session whose verdict does not follow its score was
 * decided by something else: where its score crosses the line, it can't be told what becomes of it.
 */
export function judge(forms: readonly FittedForm[], session: UsedSession, base: Rules, draft: Rules): Judged {
  const before = replayed(forms, session, base.weights);
  const after = replayed(forms, session, draft.weights);
  const isTouched =
    base.line !== draft.line || session.made.some((place) => base.weights[place] !== draft.weights[place]);
  if (!isTouched) return { effect: 'stays', before, after };
  const [was, is] = [sideOf(before, base.line), sideOf(after, draft.line)];
  if (was === is && was !== 'unknown') return { effect: 'stays', before, after };
  if (was === 'unknown' || is === 'unknown' || !followsScore(session)) return { effect: 'cant_tell', before, after };
  return { effect: is === 'pass' ? 'newly_passed' : 'newly_failed', before, after };
}

/** Whether the vendor's verdict is what its score says, under the weights of the session; true where there is none. */
export function followsScore({ verdict, score, ownLine }: UsedSession): boolean {
  return verdict === null || verdict === isAtLeast(score, ownLine);
}
