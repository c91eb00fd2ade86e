import { jaroWinkler } from '@skyra/jaro-winkler';
import { token_set_ratio } from 'fuzzball';
import { expect, it } from 'vitest';
import { type NamePair, namePairs, type PairFacts } from '#test/hits/name-pairs.ts';
import { plainForm } from '../../names/name.ts';
import { ladderOf } from './ladder.ts';
import { bands } from './points.ts';
import type { LadderSide } from './side.ts';

const sideOf = (text: string, side: 0 | 1, facts: PairFacts = {}): LadderSide => ({
  names: [
    { text, family: facts.family?.[side] ?? null, readings: side === 0 ? (facts.readings ?? []) : [] },
    ...(side === 1 ? (facts.aliases ?? []).map((alias) => ({ text: alias })) : []),
  ],
  birthDates: facts.born ? [facts.born[side]] : [],
  countries: facts.from ? [facts.from[side]] : [],
  identifiers: facts.number ? [{ kind: 'document', country: null, value: facts.number }] : [],
  gender: facts.gender?.[side] ?? null,
});

const ladderOfPair = ([a, b, , , , facts]: NamePair) => ladderOf(sideOf(a, 0, facts), sideOf(b, 1, facts));

it.each(namePairs)('%s and %s: %s, %s, %s', (...pair) => {
  const { band, total, rows } = ladderOfPair(pair);
  expect({ band, total, words: rows[0]?.words }).toMatchObject({ band: pair[3] });
});

type Figures = { threshold: number; precision: number; recall: number };

function figuresAt(threshold: number, scores: number[]): Figures {
  const found = namePairs.filter((_, at) => (scores[at] ?? 0) >= threshold);
  const right = found.filter(([, , isSame]) => isSame).length;
  const all = namePairs.filter(([, , isSame]) => isSame).length;
  return { threshold, precision: right / Math.max(1, found.length), recall: right / all };
}

/**
 * The threshold at which a score separates best: most of the same people found, fewest of the others (Youden). The mean
 * of precision and recall would choose 0, where everybody is found.
 */
function bestFigures(scores: number[]): Figures {
  const others = namePairs.filter(([, , isSame]) => !isSame).length;
  const wrong = (threshold: number) =>
    namePairs.filter(([, , isSame], at) => !isSame && (scores[at] ?? 0) >= threshold).length / others;
  const gain = (threshold: number) => figuresAt(threshold, scores).recall - wrong(threshold);
  const best = thresholds.reduce((found, each) => (gain(each) > gain(found) ? each : found), 0);
  return figuresAt(best, scores);
}

const thresholds = Array.from({ length: 101 }, (_, threshold) => threshold);

/** The controls see the names in small Latin letters without marks, because they compare letters only. */
const controlScores = {
  'Jaro-Winkler': namePairs.map(([a, b]) => 100 * jaroWinkler(plainForm(a), plainForm(b))),
  'token set ratio': namePairs.map(([a, b]) => token_set_ratio(plainForm(a), plainForm(b))),
};

it('has more precision and more recall than Jaro-Winkler and the token set ratio at their best thresholds', () => {
  const totals = namePairs.map((pair) => ladderOfPair(pair).total ?? 0);
  const ours = figuresAt(bands.likely, totals);
  const controls = Object.entries(controlScores).map(([name, scores]) => [name, bestFigures(scores)] as const);
  const line = ({ threshold, precision, recall }: Figures) =>
    `precision ${(100 * precision).toFixed(1)} %, recall ${(100 * recall).toFixed(1)} %, threshold ${threshold}`;
  const lines = [['why ladder', ours] as const, ...controls].map(([name, each]) => `${name}: ${line(each)}`);
  process.stdout.write(`${namePairs.length} pairs\n${lines.join('\n')}\n`);
  expect(namePairs.length).toBeGreaterThanOrEqual(150);
  for (const [, control] of controls) {
    expect(ours.precision).toBeGreaterThan(control.precision);
    expect(ours.recall).toBeGreaterThan(control.recall);
  }
  // Nor at any other threshold has a control as much of both.
  for (const [name, scores] of Object.entries(controlScores)) {
    const all = thresholds
      .map((threshold) => figuresAt(threshold, scores))
      .filter((each) => each.recall >= ours.recall);
    const most = Math.max(...all.map(({ precision }) => precision));
    process.stdout.write(`${name}, at our recall: precision ${(100 * most).toFixed(1)} %\n`);
    expect(most).toBeLessThan(ours.precision);
  }
});
