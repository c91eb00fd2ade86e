import { expect, test } from 'vitest';
import { pauseAfter, repeat } from './repeat.ts';

test.each([
  [500, 0, 500],
  [500, 1, 1_000],
  [500, 3, 4_000],
  [500, 40, 5_000],
  [3_000, 2, 5_000],
  [240_000, 0, 240_000],
  [240_000, 1, 30_000],
  [240_000, 9, 30_000],
])('Work of every %i ms comes, after %i faults in a row, in %i ms', (everyMs, faults, pauseMs) => {
  expect(pauseAfter(everyMs, faults)).toBe(pauseMs);
});

test('Work that fails at once is tried ever more slowly, each fault is told, and it ends with the signal', async () => {
  const stopping = new AbortController();
  const told: unknown[] = [];
  const ended = repeat(
    10,
    stopping.signal,
    () => Promise.reject(new Error('away')),
    (error) => told.push(error),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  stopping.abort();
  await ended;
  // Without longer pauses it would have been fifty times.
  expect(told.length).toBeGreaterThan(2);
  expect(told.length).toBeLessThan(8);
});

test('One success brings the usual pace back', async () => {
  const stopping = new AbortController();
  let calls = 0;
  await repeat(
    10,
    stopping.signal,
    async () => {
      calls += 1;
      if (calls === 20) stopping.abort();
      if (calls < 4) throw new Error('away');
    },
    () => undefined,
  );
  expect(calls).toBe(20);
});
