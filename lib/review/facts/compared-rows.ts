import { type Comparison, compareStatements } from './compare-statements.ts';
import { differenceLabel } from './differences.ts';
import type { FactField } from './fact.ts';
import type { Statement } from './statement.ts';
import { settleCenturies } from './zone-statements.ts';

/** What a code on a document says about one fact, beside what the record says without it. */
export type ComparedRow = {
  field: FactField;
  label: string;
  /** As the code has it. */
  code: string;
  /** What the record says without the code; null where it says nothing. */
  record: string | null;
  /** "Printed", "Provided". */
  source: string | null;
  verdict: 'agrees' | 'differs' | 'unsure' | 'alone';
};

/** The statements of a code, each beside the one of the other sources that differs most, else the first. */
export function comparedRows(own: readonly Statement[], others: readonly Statement[], now: Date): ComparedRow[] {
  const settled = settleCenturies([...others, ...own], now);
  return settled.slice(others.length).map((mine) => {
    const { field, documentId } = mine;
    const rivals = settled
      .slice(0, others.length)
      .filter((other) => other.field === field && other.documentId === documentId)
      .map((other) => ({ other, verdict: verdictOf(compareStatements(other, mine)) }));
    const worst = (['differs', 'unsure', 'agrees'] as const).flatMap((verdict) =>
      rivals.filter((r) => r.verdict === verdict),
    );
    const [found] = worst;
    return {
      field,
      label: differenceLabel(field),
      code: mine.value,
      record: found?.other.value ?? null,
      source: found?.other.source ?? null,
      verdict: found?.verdict ?? 'alone',
    };
  });
}

function verdictOf(comparison: Comparison): 'agrees' | 'differs' | 'unsure' {
  if (comparison === 'same') return 'agrees';
  return comparison === 'different' ? 'differs' : 'unsure';
}
