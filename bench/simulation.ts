import { parseArgs } from 'node:util';
import { type Simulated, simulate } from '#lib/review/rules/simulation/simulate.ts';
import { type Invented, invented, syntheticRules } from '#test/rules/synthetic.ts';

/**
 * How long does a simulation of weights take, without reading sessions: the formula, the draft, and each weight over
 * its whole range? The ratio is the time per session against that of the smallest number. How large is its error, in
 * how many sessions does it hold, and do the counts cover what the draft truly does to these invented sessions?
 * `node --conditions=react-server bench/simulation.ts [--sessions 1000,100000]`
 */
const { values } = parseArgs({ options: { sessions: { type: 'string', default: '1000,100000' } } });
const counts = values.sessions.split(',').map(Number);
const change = { edited: 0.15, list: 0.22 };

type Measured = { count: number; ms: number; found: Simulated; truth: Record<'passed' | 'failed', number> };

measure(counts[0] ?? 1_000);
const [first, ...others] = counts.map(measure);
if (first) for (const row of [first, ...others]) print(row, first);

/** One simulation, in milliseconds. */
function measure(count: number): Measured {
  const { truth, ...input } = invented('share', 7, count, change);
  const ranges = Object.fromEntries(Object.keys(input.base).map((key) => [key, { from: 0, to: 1 }]));
  const began = performance.now();
  const found = simulate({ ...input, replayable: syntheticRules, ranges });
  return { count, ms: performance.now() - began, found, truth: trueFlips(truth, input) };
}

function trueFlips(truth: Invented['truth'], { base, draft }: Pick<Invented, 'base' | 'draft'>): Measured['truth'] {
  const sides = truth.map(({ before, after }) => [before >= (base.needed ?? 0), after >= (draft.needed ?? 0)]);
  const count = (from: boolean, to: boolean) => sides.filter(([was, is]) => was === from && is === to).length;
  return { passed: count(false, true), failed: count(true, false) };
}

function print({ count, ms, found, truth }: Measured, least: Measured): void {
  const { newlyPassed, newlyFailed, cantTell, error } = found;
  const ratio = ms / count / (least.ms / least.count);
  const range = (counted: number) => `${counted} to ${counted + cantTell}`;
  process.stdout.write(
    `${count} sessions: ${ms.toFixed(0)} ms, ${ratio.toFixed(2)} × the time per session; ` +
      `error ±${error?.residual.toFixed(4)}, true of ${((error?.coverage ?? 0) * 100).toFixed(1)} %; ` +
      `newly passed ${range(newlyPassed)}, in truth ${truth.passed}; ` +
      `newly failed ${range(newlyFailed)}, in truth ${truth.failed}\n`,
  );
}
