import 'server-only';
import { type CaseState, caseStates } from '#lib/review/case/case.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** What cases are counted by: their state, and the archived ones apart from it. */
export type CountedState = CaseState | 'archived';

/**
 * The exact number of cases in each state, and of archived ones, which are counted there alone. Holds no personal data;
 * the caller checks the right to see it.
 */
export async function caseCounts(): Promise<Record<CountedState, number>> {
  const sums = await select<{ state: string; amount: number }>(
    Prisma.sql`SELECT state, sum(amount)::int AS amount FROM case_count GROUP BY state`,
    'case counts',
  );
  return byCountedState(sums);
}

/** Amounts by state, 0 where there is none. */
export function byCountedState(rows: readonly { state: string; amount: number }[]): Record<CountedState, number> {
  const byState = new Map(rows.map(({ state, amount }) => [state, amount]));
  const entries = [...caseStates, 'archived' as const].map((state) => [state, byState.get(state) ?? 0]);
  return Object.fromEntries(entries) as Record<CountedState, number>;
}
