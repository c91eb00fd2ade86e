import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let said: string[];
let module: typeof import('./step.mjs');

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'performance'] });
  vi.resetModules();
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  module = await import('./step.mjs');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test('A log: a long step is named when it begins, every ten seconds with its time, and when it is done', async () => {
  const both = [
    module.step('Pages built', () => pause(25_000), { expect: 'half a minute' }),
    module.step('Sandbox', () => pause(12_000)),
  ];
  await vi.advanceTimersByTimeAsync(30_000);
  await Promise.all(both);
  expect(said.map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
    '… Pages built (half a minute)',
    '… Pages built 10 s · Sandbox 10 s',
    '✓ Sandbox 12.0 s',
    '… Pages built 20 s',
    '✓ Pages built 25.0 s',
  ]);
});

test('The times of all steps, the longest first, with those of an earlier process', async () => {
  const both = [module.step('Sandbox', () => pause(1_200)), module.step('Pages built', () => pause(40_000))];
  await vi.advanceTimersByTimeAsync(40_000);
  await Promise.all(both);
  expect(module.stepTimes({ 'Packages installed': 20_000 })).toBe(
    'Pages built 40.0 s · Packages installed 20.0 s · Sandbox 1.2 s',
  );
  expect(module.stepTimes({ 'Packages installed': 0 })).toBe('Pages built 40.0 s · Sandbox 1.2 s');
});
