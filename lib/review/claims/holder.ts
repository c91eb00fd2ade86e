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
 * The member who has the case now, by a claim in force or by an assignment; null when it is free. A case that waits for
 * a second person is held by a claim alone: its assignee may be the first person.
 */
export function holderOf(holding: Holding, now: Date): string | null {
  if (holding.state === 'decided') return null;
  if (isClaimed(holding, now)) return holding.assigneeId;
  return holding.assignedById === null || holding.state === 'waiting_for_second' ? null : holding.assigneeId;
}
