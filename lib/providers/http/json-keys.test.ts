/**
 * Found by attacking: a vendor's key, or whoever has it, could send 1 MB in which one string never ends and each quote in it
 * is escaped. Every one of them was tried as the beginning of a string, and one delivery held up the desk for minutes.
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

test.each(endless)('A string that never ends, of %s, is read once', { timeout: 60_000 }, (_, text) => {
  const whole = msFor(hasTooManyParts, text(500_000));
  expect(whole).toBeLessThan(1_000);
  // Control: the reader it was before needs longer for a twentieth of it.
  expect(msFor(naive, text(25_000))).toBeGreaterThan(whole);
});

test('Strings are one part each, whatever is in them', () => {
  const parts = (marks: number) => hasTooManyParts(`[${Array.from({ length: marks }, () => '"a,\\"]{"').join(',')}]`);
  expect([parts(24_999), parts(25_001)]).toEqual([false, true]);
});
