import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invented, syntheticRules } from '#test/rules/synthetic.ts';
import { acceptedResult, fittedFormula } from './result.ts';
import { fewestSessions } from './score-model.ts';
import type { SimulationInput, StoredSession, Weights } from './session.ts';
import { type Simulated, simulate } from './simulate.ts';
import { formulaText, rangeWords, skippedText } from './words.ts';

const ranges = Object.fromEntries(
  [...syntheticRules.shares, 'needed', 'blink'].map((key) => [key, { from: 0, to: 1 }]),
);

function input(seed: number, count: number, change: Weights, more: Partial<SimulationInput> = {}): SimulationInput {
  const { truth: _, ...given } = invented('share', seed, count, change);
  return { ...given, replayable: syntheticRules, ranges, ...more };
}

const changed = (sessions: readonly StoredSession[], change: Partial<StoredSession>) =>
  sessions.map((session) => ({ ...session, ...change }));

const rangeOf = ({ detail }: Simulated, key: string) => detail?.ranges.find((range) => range.key === key);

describe('A draft', () => {
  test('that changes nothing flips nothing, and nothing is uncertain', () => {
    const found = simulate(input(1, 300, {}));
    expect(found).toMatchObject({ used: 300, newlyPassed: 0, newlyFailed: 0, cantTell: 0, flips: [] });
  });

  test('that moves only the score needed is counted exactly, from the vendor’s own scores', () => {
    const given = input(2, 400, { needed: 0.86 });
    const sessions = changed(given.sessions, { judgedBy: 'now' });
    const found = simulate({ ...given, sessions: sessions.map((one) => ({ ...one, verdict: null })) });
    const between = sessions.filter(({ score }) => score !== null && score >= 0.82 && score < 0.86);
    expect(between.length).toBeGreaterThan(5);
    expect(found).toMatchObject({ newlyPassed: 0, newlyFailed: between.length, cantTell: 0 });
    expect(found.flips.map(({ applicantId }) => applicantId).sort()).toEqual(between.map(({ id }) => id).sort());
    expect(found.flips.every(({ movedBy, error }) => movedBy === 'needed' && error === 0)).toBe(true);
  });

  test('that moves a weight tells which sessions flip, and the weight that moved each', () => {
    const found = simulate(input(3, 600, { edited: 0.1 }));
    expect(found.newlyPassed).toBeGreaterThan(0);
    expect(found.flips.filter(({ effect }) => effect === 'newly_passed')).toHaveLength(found.newlyPassed);
    expect(found.flips.filter(({ effect }) => effect === 'newly_failed')).toHaveLength(found.newlyFailed);
    expect(new Set(found.flips.map(({ movedBy }) => movedBy))).toEqual(new Set(['edited']));
  });

  test('of whose effect nothing is known: a weight that was 0 until now', () => {
    const given = input(4, 300, { words: 0.3 });
    const without = (weights: Weights) => ({ ...weights, words: 0 });
    const versions = Object.fromEntries(Object.entries(given.versions).map(([id, one]) => [id, without(one)]));
    const found = simulate({ ...given, versions, base: without(given.base) });
    expect(found).toMatchObject({ newlyPassed: 0, newlyFailed: 0, cantTell: found.used });
  });

  test('where two formulas fit equally well, and differ: the answer is “can’t tell”', () => {
    const given = input(5, 400, { genuine: 1 });
    // One version and one type of document: sum and share can't be told apart.
    const sessions = given.sessions.filter(
      ({ judgedBy, document, tests }) => judgedBy === 'now' && document === 'licence' && 'registry' in tests,
    );
    const found = simulate({ ...given, sessions });
    expect(found.detail?.isOtherFormPossible).toBe(true);
    expect(found.newlyPassed).toBe(0);
    expect(found.cantTell).toBeGreaterThan(0);
  });
});

test('A session whose verdict does not follow its score is never counted as a flip', () => {
  const given = input(6, 400, { needed: 0.86 });
  const against = given.sessions.map((one) => ({ ...one, judgedBy: 'now', verdict: (one.score ?? 0) < 0.82 }));
  const found = simulate({ ...given, sessions: against });
  expect(found).toMatchObject({ newlyPassed: 0, newlyFailed: 0 });
  expect(found.cantTell).toBeGreaterThan(0);
  expect(found.detail?.verdicts).toEqual({ final: 400, byScore: 0 });
});

describe('Sessions left out', () => {
  test.each<[string, Partial<StoredSession>]>([
    ['test', { leftOut: 'test' }],
    ['known_answer', { leftOut: 'known_answer' }],
    ['no_score', { score: null }],
    ['no_version', { judgedBy: null }],
    ['no_version', { judgedBy: 'another' }],
    ['unclear_test', { isUnclear: true }],
    ['no_tests', { tests: {} }],
  ])('%s', (reason, change) => {
    const given = input(7, 200, { edited: 0.1 });
    const sessions = [...changed(given.sessions.slice(0, 20), change), ...given.sessions.slice(20)];
    const found = simulate({ ...given, sessions });
    expect([found.used, found.skipped]).toEqual([180, [{ reason, count: 20 }]]);
  });

  test('too few for a formula: nothing is counted, and no error is made up', () => {
    const found = simulate(input(8, fewestSessions - 1, { edited: 0.1 }));
    expect(found).toMatchObject({ used: 0, error: null, detail: null, flips: [] });
    expect(found.skipped).toEqual([{ reason: 'too_few', count: fewestSessions - 1 }]);
    expect(simulate(input(8, fewestSessions, { edited: 0.1 })).used).toBe(fewestSessions);
  });
});

describe('Each weight over its whole range', () => {
  test('one whose test no session had flips nothing; one that the vendor tells nothing of can’t be replayed', () => {
    const given = input(9, 300, { edited: 0.1 });
    const sessions = given.sessions.filter(({ document }) => document === 'passport');
    const found = simulate({ ...given, sessions });
    expect(rangeOf(found, 'match_licence')).toMatchObject({ canReplay: true, flips: 0, firstFlipAt: null });
    expect(rangeOf(found, 'blink')).toMatchObject({ canReplay: false, flips: 0 });
    expect(rangeOf(found, 'needed')?.flips).toBeGreaterThan(sessions.length / 2);
    expect(rangeOf(found, 'edited')?.flips).toBeGreaterThan(0);
  });

  test('a changed weight that can’t be replayed is named', () => {
    const given = input(10, 100, { edited: 0.1 });
    const [base, draft] = [
      { ...given.base, blink: 1, nod: 2 },
      { ...given.draft, blink: 3, nod: 2 },
    ];
    const { detail } = simulate({ ...given, base, draft });
    expect([detail?.notReplayed, detail?.changedNotReplayed]).toEqual([['blink', 'nod'], ['blink']]);
  });
});

test('Whatever the draft, figures add up, losses are not negative, and the result can be stored', () => {
  const draft = fc.record({
    edited: fc.double({ min: 0, max: 1, noNaN: true }),
    list: fc.double({ min: 0, max: 1, noNaN: true }),
    needed: fc.double({ min: 0.5, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 59, max: 200 }),
      draft,
      (seed, count, change) => {
        const { flips, ...found } = simulate(input(seed, count, change));
        expect(flips).toHaveLength(found.newlyPassed + found.newlyFailed + found.cantTell);
        for (const by of ['document', 'country', 'month'])
          for (const key of ['used', 'newlyPassed', 'newlyFailed', 'cantTell'] as const) {
            const rows = found.detail?.segments.filter((row) => row.by === by) ?? [];
            expect(rows.reduce((sum, row) => sum + row[key], 0)).toBe(found[key]);
          }
        expect(found.detail?.terms.every(({ loss }) => loss >= 0)).toBe(true);
        const hashes = { draftHash: 'a'.repeat(64), baseHash: 'b'.repeat(64) };
        expect(acceptedResult('weights', { formula: fittedFormula, ...hashes, ...found })).toMatchObject(found);
      },
    ),
    { numRuns: 25 },
  );
});

test('The formula, what was used and each range are told in words', () => {
  const { detail, used, skipped } = simulate(input(11, 300, { edited: 0.1 }));
  if (!detail) throw new Error('there are enough sessions');
  expect(formulaText(detail, (key) => `“${key}”`)).toMatch(
    /^score = 0\.9\d\d − \(0\.\d\d × “list” \+ .+\) ÷ sum of the weights of all tests that were made, where a failed/,
  );
  expect([used, skippedText(skipped)]).toEqual([300, 'skipped none']);
  expect(skippedText([{ reason: 'no_score', count: 57 }])).toBe('skipped 57: no score');
  const two = [
    { reason: 'no_version', count: 7 },
    { reason: 'no_score', count: 50 },
  ] as const;
  expect(skippedText(two)).toBe('skipped 57: 50 no score, 7 weights not known');
  const still = { key: 'k', canReplay: true, from: 0, to: 1, flips: 0, certain: 0, at: null, firstFlipAt: null };
  const of = { made: 300, used: 943, numberOf: (value: number) => value.toFixed(2) };
  const nothing = { words: 'changes nothing', standing: 'not_done' };
  expect(rangeWords(still, of)).toEqual({ ...nothing, more: '300 sessions, 0.00 to 1.00 tried' });
  expect(rangeWords(still, { ...of, made: 0 })).toEqual({ ...nothing, more: 'no session had this test' });
  expect(rangeWords({ ...still, canReplay: false }, of)).toMatchObject({ words: 'can’t be replayed' });
  expect(rangeWords({ ...still, flips: 4, certain: 1, at: 1, firstFlipAt: 0.3 }, of)).toEqual({
    words: 'first flip at 0.30',
    more: '4 flip at most, 1 surely',
    standing: null,
  });
});
