import { expect, test } from 'vitest';
import { simulate } from '#lib/review/rules/simulation/simulate.ts';
import { invented, syntheticRules } from '#test/rules/synthetic.ts';
import { simulateInThread } from './in-thread.ts';

function given(count: number) {
  const { truth: _, ...input } = invented('share', 3, count, { edited: 0.1 });
  const ranges = Object.fromEntries(Object.keys(input.base).map((key) => [key, { from: 0, to: 1 }]));
  return { ...input, replayable: syntheticRules, ranges };
}

test('A thread gives what the same simulation gives here, and tells how far it is', async () => {
  const told: number[] = [];
  const found = await simulateInThread(given(300), new AbortController().signal, (done) => told.push(done));
  expect(found).toEqual(simulate(given(300)));
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test('A thread is ended in the middle of its work, and this process goes on meanwhile', async () => {
  const ending = new AbortController();
  const began = performance.now();
  const working = simulateInThread(given(60_000), ending.signal);
  setTimeout(() => ending.abort(new Error('stopped by the test')), 50);
  await expect(working).rejects.toThrow('stopped by the test');
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('An error of the thread is thrown here', async () => {
  const broken = { ...given(100), sessions: null as never };
  await expect(simulateInThread(broken, new AbortController().signal)).rejects.toThrow(TypeError);
});
