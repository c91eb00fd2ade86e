import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountIn, boundsOf, type Histogram, merged, percentile, slotAt, slotBounds, slotOf } from './histogram.ts';

const times = fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 200 });

function histogramOf(seconds: readonly number[]): Histogram {
  const amounts = new Map<number, number>();
  for (const time of seconds) amounts.set(slotOf(time), (amounts.get(slotOf(time)) ?? 0) + 1);
  return amounts;
}

function nearestRank(seconds: readonly number[], share: number): number {
  return seconds.toSorted((a, b) => a - b)[Math.ceil(share * seconds.length - 1e-9) - 1] ?? 0;
}

test('A percentile lies in the slot that is given with it, whatever the times', () => {
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.9, 1), (seconds, share) => {
      const found = percentile(histogramOf(seconds), share);
      const truth = nearestRank(seconds, share);
      expect(found?.from).toBeLessThanOrEqual(truth);
      if (found?.until !== null) expect(truth).toBeLessThan(found?.until ?? 0);
    }),
  );
});

test('Histograms of parts added up are the histogram of all', () => {
  fc.assert(
    fc.property(times, times, (a, b) => {
      const all = merged([{ histogram: histogramOf(a) }, { histogram: histogramOf(b) }]);
      expect(percentile(all, 0.9)).toEqual(percentile(histogramOf([...a, ...b]), 0.9));
      expect(amountIn(all)).toBe(a.length + b.length);
    }),
  );
});

test('Control: an average of percentiles is not the percentile of all', () => {
  const [quick, slow] = [Array.from({ length: 90 }, () => 60), Array.from({ length: 10 }, () => 86_400)];
  const average = (nearestRank(quick, 0.9) + nearestRank(slow, 0.9)) / 2;
  const all = percentile(histogramOf([...quick, ...slow]), 0.9);
  expect(all?.until).toBe(90);
  expect(average).toBeGreaterThan(40_000);
});

test.each([
  [0, { from: 0, until: 60 }],
  [59, { from: 0, until: 60 }],
  [60, { from: 60, until: 90 }],
  [86_399, { from: 72_000, until: 86_400 }],
  [86_400, { from: 86_400, until: 108_000 }],
  [99_999_999, { from: 7_776_000, until: null }],
])('%i seconds lie in their slot', (seconds, bounds) => {
  expect(boundsOf(slotOf(seconds))).toEqual(bounds);
});

test('No slot but the first is wider than half of where it begins', () => {
  const wide = slotBounds.slice(1).filter((bound, at) => bound > 1.5 * (slotBounds[at] ?? 0));
  expect(wide).toEqual([]);
});

test('Without decisions there is no percentile, and a time that is no bound has no slot', () => {
  expect(percentile(new Map(), 0.5)).toBeNull();
  expect(slotAt(0)).toBe(0);
  expect(boundsOf(slotAt(86_400)).from).toBe(86_400);
  expect(() => slotAt(61)).toThrow('61 s is not a bound of the histogram');
});
