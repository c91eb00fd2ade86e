import { expect, test } from 'vitest';
import { type Invented, invented, syntheticRules, synthetics } from '#test/rules/synthetic.ts';
import { judge } from './replay.ts';
import { type FittedForm, fitForms } from './score-model.ts';
import { partSessions, rulesOf } from './session.ts';

const runs = 40;
const sessionsPerRun = 400;

/** Scores are told with three decimals: before and after are each rounded by up to half of the last. */
const rounded = 0.001;

type Covered = { scores: boolean; counts: boolean };

/** Whether the stated errors of one run cover the truth: of 95 in 100 scores, and of both counts. */
function covered({ base, draft, truth, ...given }: Invented, change: (form: FittedForm) => FittedForm): Covered {
  const input = { ...given, replayable: syntheticRules };
  const { used } = partSessions(input);
  const forms = fitForms(used, syntheticRules.shares.length).map(change);
  const [before, after] = [rulesOf(input, base), rulesOf(input, draft)];
  const judged = used.map((session) => judge(forms, session, before, after));
  const within = judged.filter(({ after: range }, at) => {
    const score = truth[at]?.after ?? Number.NaN;
    return score >= range.from - rounded && score <= range.to + rounded;
  }).length;
  const sides = truth.map((scores) => [scores.before >= before.line, scores.after >= after.line]);
  const counted = (effect: string) => judged.filter((one) => one.effect === effect).length;
  const isBetween = (value: number, least: number) => value >= least && value <= least + counted('cant_tell');
  const passed = sides.filter(([was, is]) => !was && is).length;
  const failed = sides.filter(([was, is]) => was && !is).length;
  return {
    scores: within >= 0.95 * used.length,
    counts: isBetween(passed, counted('newly_passed')) && isBetween(failed, counted('newly_failed')),
  };
}

function coverage(change: (form: FittedForm) => FittedForm): Record<string, { scores: number; counts: number }> {
  const rows = synthetics.map((kind) => {
    const all = Array.from({ length: runs }, (_, at) => covered(invented(kind, 100 + at, sessionsPerRun), change));
    const share = (of: keyof Covered) => all.filter((one) => one[of]).length / runs;
    return [kind, { scores: share('scores'), counts: share('counts') }] as const;
  });
  return Object.fromEntries(rows);
}

test('Sessions of a known formula: the stated error covers the truth in at least 90 of 100 runs', () => {
  const found = coverage((form) => form);
  process.stdout.write(`Coverage in ${runs} runs of ${sessionsPerRun} sessions: ${JSON.stringify(found)}\n`);
  for (const kind of synthetics) {
    expect(found[kind]?.scores, `${kind}: scores`).toBeGreaterThanOrEqual(0.9);
    expect(found[kind]?.counts, `${kind}: counts`).toBeGreaterThanOrEqual(0.9);
  }
});

test('Control: an error stated four times too small is found', () => {
  const found = coverage((form) => ({
    ...form,
    error: form.error / 4,
    // Without what no failed test explains.
    best: Number.NEGATIVE_INFINITY,
    covariance: form.covariance.map((value) => value / 16),
  }));
  process.stdout.write(`Control, the error divided by four: ${JSON.stringify(found)}\n`);
  expect(synthetics.filter((kind) => (found[kind]?.scores ?? 0) < 0.9).length).toBeGreaterThanOrEqual(3);
});
