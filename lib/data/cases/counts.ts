import 'server-only';
import { type CaseState, caseStates } from '#lib/review/case/case.ts';
import { db } from '../database.ts';

/** What cases are counted by: their state, and the archived ones apart from it. */
export type CountedState = CaseState | 'archived';

/**
 * The exact number of cases in each state, and of archived ones, which are counted there alone. Holds no personal data;
 * the caller checks the right to see it.
 */
export async function caseCounts(): Promise<Record<CountedState, number>> {
  const sums = await db().caseCount.groupBy({ by: ['state'], _sum: { amount: true } });
  return byCountedState(sums.map(({ state, _sum }) => ({ state, amount: _sum.amount ?? 0 })));
}

/** Amounts by state, 0 where there is none. */
export function byCountedState(rows: readonly { state: string; amount: number }[]): Record<CountedState, number> {
  const byState = new Map(rows.map(({ state, amount }) => [state, amount]));
  const entries = [...caseStates, 'archived' as const].map((state) => [state, byState.get(state) ?? 0]);
  return Object.fromEntries(entries) as Record<CountedState, number>;
}
