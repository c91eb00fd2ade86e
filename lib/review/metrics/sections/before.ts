import type { Figure } from '../figure.ts';
import { decidedOf } from '../measures.ts';
import { type MetricsRead, spanOf } from '../read.ts';
import { withoutSmall } from '../small-groups.ts';
import { type Cell, count, word } from './cell.ts';
import { groupsOf } from './counts.ts';

/** What cases are grouped by in a table of its own. */
export type CaseGroup = 'risk' | 'flow' | 'document' | 'country';

/**
 * How many of a group were decided in the range before: one cell, or none when nothing is compared. Groups that were
 * too small then are hidden, as they are in the range itself.
 */
export function beforeCounts({ before }: MetricsRead, dimension: CaseGroup): (value: string, figure: Figure) => Cell[] {
  if (!before) return () => [];
  const { shown, hidden } = withoutSmall(groupsOf(before, dimension), ({ counts }) => decidedOf(counts));
  const amounts = new Map(shown.map(({ value, counts }) => [value, decidedOf(counts)]));
  const few = new Set(hidden.map(({ value }) => value));
  const decided = spanOf(before.range);
  return (value, figure) => [
    few.has(value)
      ? word('hidden', true)
      : { ...count(amounts.get(value) ?? 0, { ...figure, decided }), isQuiet: true },
  ];
}
