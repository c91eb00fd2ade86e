import { parseArgs } from 'node:util';
import { simulate } from '#lib/review/rules/simulation/simulate.ts';
import { invented, syntheticRules } from '#test/rules/synthetic.ts';

/**
 * How long does a simulation of weights take, without reading sessions: the formula, the draft, and each weight over
 * its whole range? The ratio is the time per session against that of the smallest number.
 * `node --conditions=react-server bench/simulation.ts [--sessions 1000,100000]`
 */
const { values } = parseArgs({ options: { sessions: { type: 'string', default: '1000,100000' } } });
const counts = values.sessions.split(',').map(Number);
const change = { edited: 0.15, list: 0.22 };

measure(counts[0] ?? 1_000);
const [first, ...others] = counts.map((count) => ({ count, ms: measure(count) }));
if (first) for (const row of [first, ...others]) print(row, first);

/** Milliseconds of one simulation. */
function measure(count: number): number {
  const { truth: _, ...input } = invented('share', 7, count, change);
  const ranges = Object.fromEntries(Object.keys(input.base).map((key) => [key, { from: 0, to: 1 }]));
  const began = performance.now();
  simulate({ ...input, replayable: syntheticRules, ranges });
  return performance.now() - began;
}

function print({ count, ms }: { count: number; ms: number }, least: { count: number; ms: number }): void {
  const ratio = ms / count / (least.ms / least.count);
  process.stdout.write(`${count} sessions: ${ms.toFixed(0)} ms, ${ratio.toFixed(2)} × the time per session\n`);
}
