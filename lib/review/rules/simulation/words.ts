import { countOf } from '../../counted.ts';
import type { SimulationDetail } from './result.ts';
import type { SkipReason } from './skip-reason.ts';

/**
 * The fitted formula in one sentence: "score = 0.960 − (0.85 × Image manipulation + …) ÷ sum of the weights of all
 * tests that were made, where a failed test counts with its weight and a passed one with 0".
 * @param labelOf the name of a weight on the screen
 */
export function formulaText(
  { form, constant, terms }: Pick<SimulationDetail, 'form' | 'constant' | 'terms'>,
  labelOf: (key: string) => string,
): string {
  const parts = terms.filter(({ loss }) => loss > 0).map(({ key, loss }) => `${loss.toFixed(2)} × ${labelOf(key)}`);
  if (parts.length === 0) return `score = ${constant.toFixed(3)}, whatever the tests say`;
  const sum = `(${parts.join(' + ')})`;
  const divided = form === 'share' ? ' ÷ sum of the weights of all tests that were made' : '';
  const where = 'where a failed test counts with its weight and a passed one with 0';
  return `score = ${constant.toFixed(3)} − ${sum}${divided}, ${where}`;
}

const skipped: Record<SkipReason, string> = {
  test: 'test account',
  known_answer: 'known answer',
  no_score: 'no score',
  no_document: 'no document',
  unreadable: 'can’t be unsealed',
  no_version: 'weights not known',
  unclear_test: 'a test without a clear result',
  no_tests: 'no tests',
  too_few: 'too few for a formula',
};

/** "used 943, skipped 57: 50 no score, 7 weights not known". */
export function usedText(used: number, left: readonly { reason: SkipReason; count: number }[]): string {
  const count = left.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return `used ${used}, skipped none`;
  const [only] = left;
  if (only && left.length === 1) return `used ${used}, skipped ${count}: ${skipped[only.reason]}`;
  const reasons = left.toSorted((a, b) => b.count - a.count).map((each) => `${each.count} ${skipped[each.reason]}`);
  return `used ${used}, skipped ${count}: ${reasons.join(', ')}`;
}

/** What moving one weight over its whole range showed: nothing at all is a weight without effect. */
export function rangeText(
  { canReplay, from, to, flips, certain, firstFlipAt }: SimulationDetail['ranges'][number],
  made: number | null,
): string {
  if (!canReplay) return 'Can’t be replayed: the provider does not tell what it is compared with.';
  const moved = `Moved from ${from} to ${to}`;
  if (made === 0) return `${moved}: no stored session had this test.`;
  if (flips === 0 || firstFlipAt === null) return `${moved}: this one changed nothing.`;
  return `${moved}: ${countOf(flips, 'session')} would flip, ${certain} beyond the error; the first at ${firstFlipAt}.`;
}
