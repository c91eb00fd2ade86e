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

/** "skipped 57: 50 no score, 7 weights not known". */
export function skippedText(left: readonly { reason: SkipReason; count: number }[]): string {
  const count = left.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return 'skipped none';
  const all = count.toLocaleString('en');
  const [only] = left;
  if (only && left.length === 1) return `skipped ${all}: ${skipped[only.reason]}`;
  const reasons = left
    .toSorted((a, b) => b.count - a.count)
    .map((each) => `${each.count.toLocaleString('en')} ${skipped[each.reason]}`);
  return `skipped ${all}: ${reasons.join(', ')}`;
}

/** What is said of one weight that was moved alone over its whole range; `standing` null where it flips sessions. */
export type RangeWords = { words: string; more: string | null; standing: 'unknown' | 'not_done' | null };

/** What moving one weight over its whole range showed: nothing at all is a weight without effect. */
export function rangeWords(
  { canReplay, from, to, flips, certain, firstFlipAt }: SimulationDetail['ranges'][number],
  { made, used, numberOf }: { made: number | null; used: number; numberOf: (value: number) => string },
): RangeWords {
  if (!canReplay) return { words: 'can’t be replayed', more: null, standing: 'unknown' };
  const sessions = countOf(made ?? used, 'session');
  if (flips === 0 || firstFlipAt === null) {
    const more = made === 0 ? 'no session had this test' : `${sessions}, ${numberOf(from)} to ${numberOf(to)} tried`;
    return { words: 'changes nothing', more, standing: 'not_done' };
  }
  const more = `${flips.toLocaleString('en')} flip at most, ${certain.toLocaleString('en')} surely`;
  return { words: `first flip at ${numberOf(firstFlipAt)}`, more, standing: null };
}
