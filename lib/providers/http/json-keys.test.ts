/**
 * Found by attacking: someone with the vendor's key could send 1 MB in which one string never ends and each quote is
 * escaped. Each quote was tried as the beginning of a string, and one delivery blocked the process for minutes.
 */
import { expect, test } from 'vitest';
import { hasTooManyParts } from './json-keys.ts';

const endless: [string, (marks: number) => string][] = [
  ['escaped quotes', (marks) => `"${'\\"'.repeat(marks)}`],
  ['escaped quotes and a last backslash', (marks) => `"${'\\"'.repeat(marks)}\\`],
  ['escaped quotes, each with more around it', (marks) => `{"a":"${'x\\"\n'.repeat(marks / 2)}`],
];

function msFor(judge: (text: string) => unknown, text: string): number {
  const from = performance.now();
  judge(text);
  return performance.now() - from;
}

function naive(text: string): number {
  return [...text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs)].length;
}

test.each(endless)('A string without an end, of %s, is read once', { timeout: 60_000 }, (_, text) => {
  const whole = msFor(hasTooManyParts, text(500_000));
  expect(whole).toBeLessThan(1_000);
  // Control: the former reader takes longer for a twentieth of it.
  expect(msFor(naive, text(25_000))).toBeGreaterThan(whole);
});

test('A string is one part, whatever it holds', () => {
  const parts = (marks: number) => hasTooManyParts(`[${Array.from({ length: marks }, () => '"a,\\"]{"').join(',')}]`);
  expect([parts(24_999), parts(25_001)]).toEqual([false, true]);
});
