import type { RetentionPolicy } from '../policies/policies.ts';
import { dueBefore, type RetentionOutcome, retentionOutcomes, ruleFor } from './due.ts';

/** The lists of applicants who are not erased: due, due within {@link comingDays} days, due but kept by something. */
export const dueTabs = ['due', 'coming', 'held'] as const;

export type DueTab = (typeof dueTabs)[number];

/** So many days ahead are "coming". */
export const comingDays = 30;

export type DueFilter = { outcomes: readonly RetentionOutcome[]; providers: readonly string[] };

/** The row after which a page begins: when it is due, its moment, and its applicant. */
export type DuePosition = { due: Date; moment: Date; id: string };

/**
 * The part of a list that one rule gives: those whose moment lies in a range, which an index finds. `from` and `after`:
 * beyond this moment and applicant; `before`: not included.
 */
export type DueBranch = {
  outcome: RetentionOutcome;
  by: 'decided' | 'active';
  kept: readonly boolean[];
  from: Date;
  after: string;
  before: Date;
};

const firstId = '00000000-0000-0000-0000-000000000000';
const longAgo = new Date('1000-01-01T00:00:00Z');

/** The branches of a list by a policy at `now`, oldest first; rules by which no one is due have none. */
export function branchesOf(
  policy: RetentionPolicy,
  now: Date,
  { tab, outcomes, after }: { tab: DueTab; outcomes: readonly RetentionOutcome[]; after: DuePosition | null },
): DueBranch[] {
  const kept = { due: [false], coming: [false, true], held: [true] }[tab];
  const wanted = outcomes.length === 0 ? retentionOutcomes : retentionOutcomes.filter((one) => outcomes.includes(one));
  return wanted.flatMap((outcome) => {
    const { keep, from: by } = ruleFor(policy, outcome);
    const boundAt = (at: Date) => dueBefore(keep, policy.timeZone, at);
    const [isDue, isComing] = [boundAt(now), boundAt(new Date(now.getTime() + comingDays * 86_400_000))];
    if (!isDue || !isComing) return [];
    const range = tab === 'coming' ? { from: isDue, before: isComing } : { from: longAgo, before: isDue };
    return [{ outcome, by, kept, ...range, ...startIn(range.from, boundAt, after) }];
  });
}

/** Where a page goes on in a branch: lists are in the order of the due time, then of the moment, then of the id. */
function startIn(
  first: Date,
  boundAt: (at: Date) => Date | null,
  after: DuePosition | null,
): Pick<DueBranch, 'from' | 'after'> {
  if (!after) return { from: first, after: firstId };
  const sameDue = boundAt(new Date(after.due.getTime() - 1)) ?? first;
  const laterDue = boundAt(after.due) ?? first;
  if (after.moment < sameDue) return { from: sameDue, after: firstId };
  return after.moment < laterDue ? { from: after.moment, after: after.id } : { from: laterDue, after: firstId };
}

/** The order of a list. */
export function compareDue(a: DuePosition, b: DuePosition): number {
  return a.due.getTime() - b.due.getTime() || a.moment.getTime() - b.moment.getTime() || (a.id < b.id ? -1 : 1);
}
