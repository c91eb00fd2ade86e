import { describe, expect, test } from 'vitest';
import { folded, othersWords, sumOfSegments } from './fold.ts';
import type { Segment } from './session.ts';

const row = (by: Segment, value: string | null, used: number) => ({
  by,
  value,
  used,
  passedBefore: used,
  newlyPassed: 0,
  newlyFailed: 1,
  cantTell: 0,
});

const countries = (...used: number[]) => used.map((count, at) => row('country', `C${at}`, count));
const months = (...used: number[]) =>
  used.map((count, at) => row('month', `2026-${String(at + 1).padStart(2, '0')}`, count));

describe('Segments with few sessions, or long ago, are added up', () => {
  test.each([
    ['three large ones', countries(90, 50, 30), 3, null],
    ['one under five stays: a row that stands for one hides it', countries(90, 50, 4), 3, null],
    ['two under five', countries(90, 4, 3), 1, '2 others, under 5 each'],
    ['only small ones', countries(4, 3, 1), 0, '3 others, under 5 each'],
    ['nine large ones: the ninth stays', countries(90, 80, 70, 60, 50, 40, 30, 20, 10), 9, null],
    ['ten large ones', countries(90, 80, 70, 60, 50, 40, 30, 20, 10, 9), 8, '2 others, ≤ 10 each'],
    ['eleven months', months(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), 8, '3 earlier months'],
    ['small months at the beginning', months(2, 3, 40, 60), 2, '2 earlier months'],
    ['small months in the middle', months(40, 2, 3, 60), 2, '2 other months, under 5 each'],
    ['no segment', [], 0, null],
  ])('%s', (_, rows, shown, words) => {
    const found = folded(rows);
    expect([found.shown.length, found.others.length > 0 ? othersWords(found) : null]).toEqual([shown, words]);
    // Nothing is lost and nothing is counted twice.
    expect(sumOfSegments([...found.shown, ...found.others])).toEqual(sumOfSegments(rows));
  });

  test('months keep the order of time, and one that a session does not tell counts as earlier', () => {
    const rows = [row('month', null, 3), ...months(1, 20, 30)];
    const found = folded(rows);
    expect(found.shown.map(({ value }) => value)).toEqual(['2026-02', '2026-03']);
    expect(othersWords(found)).toBe('2 earlier months');
  });
});
