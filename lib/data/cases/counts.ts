import 'server-only';
import { type CaseState, caseStates } from '#lib/review/case/case.ts';
import { db } from '../database.ts';

/** Below this many rows a sum costs nothing, and rewriting them would only leave dead rows behind. */
const worthFolding = 64;

/**
 * Folds the appended differences into one row per state. Taking out and putting back are one statement, so that the sum
 * is the same at every moment for whoever reads it. Not an act of anyone, so it stands in no ledger.
 * @returns how many rows were folded
 */
export async function foldCaseCounts(): Promise<number> {
  const [folded] = await db().$queryRaw<{ rows: number }[]>`
    WITH gone AS (DELETE FROM case_count WHERE (SELECT count(*) FROM case_count) > ${worthFolding} RETURNING state, amount),
    kept AS (INSERT INTO case_count (state, amount) SELECT state, sum(amount)::int FROM gone GROUP BY state HAVING sum(amount) <> 0)
    SELECT count(*)::int AS rows FROM gone`;
  return folded?.rows ?? 0;
}

/** How many cases stand in each state, exact to the row whatever their number. Tells nothing of anyone, and whoever shows it has asked for the right. */
export async function caseCounts(): Promise<Record<CaseState, number>> {
  const sums = await db().caseCount.groupBy({ by: ['state'], _sum: { amount: true } });
  const byState = new Map(sums.map(({ state, _sum }) => [state, _sum.amount ?? 0]));
  return Object.fromEntries(caseStates.map((state) => [state, byState.get(state) ?? 0])) as Record<CaseState, number>;
}
