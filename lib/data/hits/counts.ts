import 'server-only';
import type { HitState } from '#lib/review/hits/hit.ts';
import { db } from '../database.ts';

/**
 * The exact number of hits in each state, without those that a vendor took back. Counted by a trigger, so that it costs
 * the same at any size. The caller checks the right to see it.
 */
export async function hitCounts(): Promise<Record<HitState, number>> {
  const sums = await db().hitCount.groupBy({ by: ['state'], _sum: { amount: true } });
  const amounts = new Map(sums.map(({ state, _sum }) => [state, _sum.amount ?? 0]));
  const amount = (state: HitState) => amounts.get(state) ?? 0;
  return {
    open: amount('open'),
    unsure: amount('unsure'),
    true_match: amount('true_match'),
    false_positive: amount('false_positive'),
  };
}
