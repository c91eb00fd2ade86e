import { expect, it } from 'vitest';
import { mostTries, waitAfter } from './schedule.ts';

it.each([
  [1, 4_000, 6_000],
  [2, 240_000, 360_000],
  [9, 69_120_000, 103_680_000],
])('After try %i: the wait is a fifth around the schedule, from %i to %i ms', (tries, least, most) => {
  expect([waitAfter(tries, 0, null), waitAfter(tries, 1, null)]).toEqual([least, most]);
});

it('After the last try there is no other, and all together take three days', () => {
  expect(waitAfter(mostTries, 0.5, null)).toBeNull();
  const waits = Array.from({ length: mostTries - 1 }, (_, index) => waitAfter(index + 1, 0.5, null) ?? 0);
  const hours = waits.reduce((sum, ms) => sum + ms, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(72);
  expect(hours).toBeLessThan(80);
});

it.each([
  ['a longer wait than the schedule’s is kept', 60_000, 60_000],
  ['a shorter one is not', 1_000, 5_000],
  ['a wait of a week is a day', 7 * 86_400_000, 86_400_000],
])('The receiver asks for a time: %s', (_title, asked, waited) => {
  expect(waitAfter(1, 0.5, asked)).toBe(waited);
});
