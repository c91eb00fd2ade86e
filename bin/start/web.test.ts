import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { heapLimits } from './web.ts';

/** The most V8 would hold when started like this, in MB. */
function heapLimitMb(flags: readonly string[]): number {
  const asked = [...flags, '-p', 'require("node:v8").getHeapStatistics().heap_size_limit'];
  return Number(execFileSync(process.execPath, asked, { env: { NODE_ENV: 'test' } })) / 1024 ** 2;
}

test('The web process holds at most its heap and room for new objects; without the flags far more', () => {
  const flags = heapLimits(512);
  expect(heapLimitMb(flags)).toBeGreaterThanOrEqual(512);
  expect(heapLimitMb(flags)).toBeLessThan(512 + 3 * 8 + 1);
  expect(heapLimitMb([])).toBeGreaterThan(heapLimitMb(flags));
});
