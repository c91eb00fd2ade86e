import { hasTrueMatch } from '../hits/blockers.ts';
import type { Policies } from '../policies/policies.ts';
import type { Blocker } from './blocker.ts';

/** Why a decision needs a second person. */
export type SecondBecause = 'true_hit' | 'failing_blockers';

type FourEyes = Pick<Policies['fourEyes'], 'approveAfterTrueHit' | 'approveOverFailing'>;

/** Why approving over these blockers needs a second person by this policy; null when it needs none. */
export function secondBecause(blockers: readonly Blocker[], policy: FourEyes): SecondBecause | null {
  if (policy.approveAfterTrueHit && hasTrueMatch(blockers)) return 'true_hit';
  const isFailing = blockers.some(({ tone }) => tone === 'fail');
  return isFailing && policy.approveOverFailing === 'second' ? 'failing_blockers' : null;
}
