import { describe, expect, test } from 'vitest';
import type { DaySample } from './watch.ts';
import { watchDays } from './watch-days.ts';

const day = (on: string, judged: number, passed: number): DaySample => ({
  day: on,
  judged,
  passed,
  scored: judged,
  scoreSum: judged * 0.8,
  scoreSquares: judged * 0.8 ** 2,
});

const before = [day('2026-11-10', 50, 45), day('2026-11-11', 50, 45)];
const rates = (after: DaySample[]) =>
  watchDays(before, after).map(({ day: on, isAfter, judged, passRate }) => [on, isAfter, judged, passRate.isOutside]);

describe('The days of a watch', () => {
  test('come in their order, with the empty days between, before and after apart', () => {
    expect(rates([day('2026-11-14', 20, 18), day('2026-11-12', 20, 18)])).toEqual([
      ['2026-11-10', false, 50, false],
      ['2026-11-11', false, 50, false],
      ['2026-11-12', true, 20, false],
      ['2026-11-13', true, 0, false],
      ['2026-11-14', true, 20, false],
    ]);
  });

  test('a day on which something was published is there before and after', () => {
    expect(rates([day('2026-11-11', 10, 9)]).map(([on, isAfter]) => [on, isAfter])).toEqual([
      ['2026-11-10', false],
      ['2026-11-11', false],
      ['2026-11-11', true],
    ]);
  });

  test.each<[string, DaySample, boolean, boolean]>([
    ['a rate as before', day('2026-11-12', 40, 36), true, false],
    ['a rate far below', day('2026-11-12', 40, 20), true, true],
    ['a rate far below, of ten', day('2026-11-12', 10, 5), true, true],
    ['a rate far below, of nine: too few to say', day('2026-11-12', 9, 3), false, false],
    ['no applicant', day('2026-11-12', 0, 0), false, false],
  ])('%s', (_, sample, hasBand, isOutside) => {
    const found = watchDays(before, [sample]).at(-1)?.passRate;
    expect([found?.band !== null, found?.isOutside]).toEqual([hasBand, isOutside]);
  });

  test('the band of a day with few applicants is wider than that of one with many', () => {
    const [few, many] = watchDays(before, [day('2026-11-12', 10, 9), day('2026-11-13', 1_000, 900)]).slice(-2);
    const width = (band: { from: number; to: number } | null | undefined) => (band ? band.to - band.from : 0);
    expect(width(few?.passRate.band)).toBeGreaterThan(2 * width(many?.passRate.band));
  });

  test('without a day there is nothing, and without days before there is no band', () => {
    expect(watchDays([], [])).toEqual([]);
    expect(watchDays([], [day('2026-11-12', 500, 1)])[0]?.passRate).toMatchObject({ band: null, isOutside: false });
  });
});
