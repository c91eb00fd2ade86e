import { describe, expect, test } from 'vitest';
import type { RuleBook, RuleKey } from './rule.ts';
import { changeWords, directionWords, isOutsideHint, numberWords, reachOf, valueWords } from './words.ts';

const rule = (change: Partial<RuleKey> = {}): RuleKey => ({
  key: 'face',
  label: 'Face',
  meaning: 'How far',
  unit: 'distance',
  hint: { from: 0.3, to: 0.8 },
  step: 0.01,
  stricter: 'lower',
  group: 'Face',
  standard: null,
  ...change,
});

const book: RuleBook = { scope: [], weights: [rule()], requirements: null };

describe('A value in words', () => {
  test.each([
    [0.01, 0.5, '0.50'],
    [0.01, 0.123456789, '0.123457'],
    [1, 5, '5'],
    [0.01, -0.5, '−0.50'],
    [1, 1e-7, '0.000000'],
    [1, 1e21, '1e+21'],
  ])('with a step of %d, %d is written %s', (step, value, words) => {
    expect(numberWords({ step }, value)).toBe(words);
  });

  test('a switch is required or off, and what the vendor does not tell is said so', () => {
    expect(valueWords(book, 'requirements', 'passport/ocr/name', true)).toBe('required');
    expect(valueWords(book, 'requirements', 'passport/ocr/name', false)).toBe('off');
    expect(valueWords(book, 'weights', 'face', null)).toBe('not told');
    expect(valueWords(book, 'weights', 'face', 0.6)).toBe('0.60');
  });
});

describe('A difference', () => {
  test.each([
    [0.6, 0.54, '−0.06'],
    [0.3, 0.45, '+0.15'],
    [0.1, 0.3, '+0.20'],
    [0.5, 0.5, '0.00'],
    [0.5, 0.505, '+0.005'],
  ])('from %d to %d is %s, without the rest of binary numbers', (before, after, words) => {
    expect(changeWords({ step: 0.01 }, before, after)).toBe(words);
  });

  test.each([
    ['lower', 0.6, 0.5, 'stricter'],
    ['lower', 0.5, 0.6, 'looser'],
    ['higher', 0.5, 0.6, 'stricter'],
    ['higher', 0.6, 0.5, 'looser'],
    ['unknown', 0.6, 0.5, null],
    ['higher', 0.5, 0.5, null],
  ] as const)('of a rule that is stricter when %s, from %d to %d, is %s', (stricter, before, after, words) => {
    expect(directionWords(rule({ stricter }), before, after)).toBe(words);
  });
});

describe('The range of a control', () => {
  test('a hint between 0 and 1 reaches from 0 to 1; another one half its width beyond', () => {
    expect(reachOf(rule(), [0.5])).toEqual({ from: 0, to: 1 });
    expect(reachOf(rule({ hint: { from: 5, to: 30 } }), [10])).toEqual({ from: 0, to: 42.5 });
  });

  test('it holds every value, and only those outside the hint are pointed out', () => {
    expect(reachOf(rule(), [1.4, -0.2])).toEqual({ from: -0.2, to: 1.4 });
    expect([0.29, 0.3, 0.8, 0.81].map((value) => isOutsideHint(rule(), value))).toEqual([true, false, false, true]);
  });
});
