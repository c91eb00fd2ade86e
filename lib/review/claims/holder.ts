import type { CaseState } from '../case/case.ts';

/** Who has a case, as it is stored. */
export type Holding = {
  state: CaseState;
  assigneeId: string | null;
  /** Who gave the case to the assignee; null without an assignment. */
  assignedById: string | null;
  /** When the claim ends; null without a claim. */
  claimedUntil: Date | null;
};

/** Whether the claim on a case is in force: it exists and has not ended. */
export function isClaimed({ claimedUntil }: Pick<Holding, 'claimedUntil'>, now: Date): boolean {
  return claimedUntil !== null && claimedUntil > now;
}

/**
 * The member who has the case now, by a claim in force or by an assignment; null when it is free. An assignee who has
 * neither put the case on hold or let the claim end: that keeps nobody away.
 */
export function holderOf(holding: Holding, now: Date): string | null {
  if (holding.state === 'decided') return null;
  return holding.assignedById !== null || isClaimed(holding, now) ? holding.assigneeId : null;
}
