import { countsOfSegments, histogramOf, pointsOf } from './figures.ts';
import { rangesOf } from './ranges.ts';
import { estimated, followsScore, type Judged, judge } from './replay.ts';
import type { Flip, SimulationDetail } from './result.ts';
import { type FittedForm, fewestSessions, fitForms } from './score-model.ts';
import {
  partSessions,
  rulesOf,
  type SimulationInput,
  type UsedSession,
  vectorOf,
  type WeightVector,
} from './session.ts';
import type { SkipReason } from './skip-reason.ts';

/** Counts, error and figures of a simulation, and the sessions behind the counts. */
export type Simulated = {
  used: number;
  skipped: { reason: SkipReason; count: number }[];
  newlyPassed: number;
  newlyFailed: number;
  cantTell: number;
  error: { residual: number; coverage: number } | null;
  detail: SimulationDetail | null;
  flips: Flip[];
};

/**
 * What a draft of weights would have done to stored sessions, by a formula that is fitted to the vendor's own scores.
 * With fewer than {@link fewestSessions} sessions nothing is counted, because no error could be stated.
 * @param told is called with the share that is done, from 0 to 1
 */
export function simulate(input: SimulationInput, told: (done: number) => void = () => undefined): Simulated {
  const { used, skipped } = partSessions(input);
  if (used.length < fewestSessions) {
    if (used.length > 0) skipped.set('too_few', used.length);
    return { ...nothing, skipped: counted(skipped) };
  }
  const forms = fitForms(used, input.replayable.shares.length);
  told(0.2);
  const [base, draft] = [rulesOf(input, input.base), rulesOf(input, input.draft)];
  const judged = used.map((session) => judge(forms, session, base, draft));
  told(0.4);
  const of = (effect: Judged['effect']) => judged.filter((one) => one.effect === effect).length;
  const [best] = forms;
  return {
    used: used.length,
    skipped: counted(skipped),
    newlyPassed: of('newly_passed'),
    newlyFailed: of('newly_failed'),
    cantTell: of('cant_tell'),
    error: best ? { residual: best.error, coverage: best.coverage } : null,
    detail: detailOf(input, forms, used, judged, (done) => told(0.4 + 0.6 * done)),
    flips: flipsOf(input, forms, used, judged),
  };
}

/** An error above this says nothing; it is cut off here. */
const mostShown = 99;

const nothing: Simulated = {
  used: 0,
  skipped: [],
  newlyPassed: 0,
  newlyFailed: 0,
  cantTell: 0,
  error: null,
  detail: null,
  flips: [],
};

function counted(skipped: ReadonlyMap<SkipReason, number>): Simulated['skipped'] {
  return [...skipped].map(([reason, count]) => ({ reason, count }));
}

function detailOf(
  input: SimulationInput,
  forms: readonly FittedForm[],
  used: readonly UsedSession[],
  judged: readonly Judged[],
  told: (done: number) => void,
): SimulationDetail | null {
  const { replayable, base, draft } = input;
  const [best, other] = forms;
  if (!best) return null;
  const { shares, line } = replayable;
  const size = shares.length;
  const known = [...shares, line];
  return {
    form: best.form,
    isOtherFormPossible: other !== undefined,
    constant: best.constant,
    line: { before: base[line] ?? 0, after: draft[line] ?? 0 },
    terms: shares.map((key, k) => ({
      key,
      loss: best.factors[k] ?? 0,
      error: Math.min(1.96 * Math.sqrt(Math.max(0, best.covariance[k * size + k] ?? 0)), mostShown),
      made: used.filter(({ made }) => made.includes(k)).length,
      missed: used.filter(({ tests }) => (tests[key] ?? 1) < 1).length,
    })),
    notReplayed: Object.keys(draft).filter((key) => !known.includes(key)),
    changedNotReplayed: Object.keys(draft).filter((key) => !known.includes(key) && draft[key] !== base[key]),
    points: pointsOf(used, best),
    histogram: histogramOf(judged),
    segments: countsOfSegments(used, judged, base[line] ?? 0),
    ranges: rangesOf(input, forms, used, told),
    verdicts: verdictsOf(used),
  };
}

/** How often the vendor's own verdict is what the score and the line of the session say. */
function verdictsOf(used: readonly UsedSession[]): { final: number; byScore: number } {
  const final = used.filter(({ verdict }) => verdict !== null);
  return { final: final.length, byScore: final.filter(followsScore).length };
}

/** The sessions that do not stay as they were. */
function flipsOf(
  input: SimulationInput,
  [best]: readonly FittedForm[],
  used: readonly UsedSession[],
  judged: readonly Judged[],
): Flip[] {
  const moves = movesOf(input);
  return used.flatMap((session, at) => {
    const one = judged[at];
    if (!best || !one || one.effect === 'stays') return [];
    const { id: applicantId, document, country, month } = session;
    const { effect, before, after } = one;
    const movedBy = furthestMove(input, moves, best, session);
    const error = Math.min((after.to - after.from) / 2, mostShown);
    return [
      { applicantId, effect, before: before.score, after: after.score, error, movedBy, document, country, month },
    ];
  });
}

type Move = { key: string; place: number; alone: WeightVector };

/** Each changed weight that counts a test, changed alone. */
function movesOf({ replayable: { shares }, base, draft }: SimulationInput): Move[] {
  return shares.flatMap((key, place) =>
    base[key] === draft[key] ? [] : [{ key, place, alone: vectorOf({ ...base, [key]: draft[key] ?? 0 }, shares) }],
  );
}

/** The change that, made alone, moves a score or its distance to the line furthest. */
function furthestMove(
  { replayable: { shares, line }, base, draft }: SimulationInput,
  moves: readonly Move[],
  best: FittedForm,
  session: UsedSession,
): string | null {
  const was = estimated(best, session, vectorOf(base, shares));
  const steps = moves
    .filter(({ place }) => session.made.includes(place))
    .map(({ key, alone }) => ({ key, by: Math.abs(estimated(best, session, alone) - was) }));
  const lineStep = { key: line, by: Math.abs((draft[line] ?? 0) - (base[line] ?? 0)) };
  const [most] = [...steps, lineStep].sort((a, b) => b.by - a.by);
  return most && most.by > 0 ? most.key : null;
}
