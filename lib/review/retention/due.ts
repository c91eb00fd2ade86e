import { Temporal } from 'temporal-polyfill';
import type { RetentionPolicy, RetentionRule } from '../policies/policies.ts';
import { type Span, spanOf } from './span.ts';

/** The rules of the policy: by the decision in force, or for those who were never decided. */
export const retentionOutcomes = ['approved', 'rejected', 'undecided'] as const;

export type RetentionOutcome = (typeof retentionOutcomes)[number];

/** What keeps an applicant although their time is over, in the order in which it is said. */
export const keptBys = ['legal_hold', 'open_case', 'open_hit', 'command'] as const;

export type KeptBy = (typeof keptBys)[number];

/**
 * Since when an applicant's time runs. `decidedAt`: of the decision in force, null for one who was never decided;
 * `activeAt`: the data changed at the provider, a case was opened, decided or moved, a note written, a hit judged.
 */
export type RetentionFacts = { outcome: RetentionOutcome; decidedAt: Date | null; activeAt: Date; keptBy: KeptBy[] };

/** The rule for an outcome. */
export function ruleFor(policy: RetentionPolicy, outcome: RetentionOutcome): RetentionRule {
  return outcome === 'undecided' ? { ...policy.undecided, from: 'active' } : policy[outcome];
}

/** The moment from which an applicant's time runs. */
export function runsFrom({ outcome, decidedAt, activeAt }: RetentionFacts, policy: RetentionPolicy): Date {
  return ruleFor(policy, outcome).from === 'decided' && decidedAt ? decidedAt : activeAt;
}

/**
 * When an applicant is due, or null where they are kept until deleted by hand. The day of the event does not count,
 * and the last day counts to its end: an applicant kept a year from 27 November is due when 28 November of the next
 * year begins. A day that the last month does not have is its last one. So Regulation (EEC, Euratom) 1182/71, article
 * 3.
 */
export function dueAt(facts: RetentionFacts, policy: RetentionPolicy): Date | null {
  const span = spanOf(ruleFor(policy, facts.outcome).keep);
  if (span === null) return null;
  const day = dayOf(runsFrom(facts, policy), policy.timeZone);
  return startOf(lastDay(day, span).add({ days: 1 }), policy.timeZone);
}

/**
 * Whose time runs from before this moment is due at `now`: the same as {@link dueAt}, turned around, so that an index
 * finds them. Null where they are kept until deleted by hand.
 */
export function dueBefore(keep: string, timeZone: string, now: Date): Date | null {
  const span = spanOf(keep);
  if (span === null) return null;
  const yesterday = dayOf(now, timeZone).subtract({ days: 1 });
  let newest = yesterday.subtract({ [span.unit]: span.count });
  // Several days may lead to the last one of a short month: the newest of them counts.
  for (let next = newest.add({ days: 1 }); isOver(next, span, yesterday); next = next.add({ days: 1 })) newest = next;
  return startOf(newest.add({ days: 1 }), timeZone);
}

function lastDay(day: Temporal.PlainDate, { unit, count }: Span): Temporal.PlainDate {
  return day.add({ [unit]: count });
}

function isOver(day: Temporal.PlainDate, span: Span, yesterday: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(lastDay(day, span), yesterday) <= 0;
}

function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
}

/** The last day that has begun: where clocks are set back over midnight, a day does not begin twice. */
function dayOf(moment: Date, timeZone: string): Temporal.PlainDate {
  const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  const day = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const next = day.add({ days: 1 });
  return startOf(next, timeZone) <= moment ? next : day;
}
