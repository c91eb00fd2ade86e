import { type JoinedField, joinable, joinedIn } from '#lib/review/case/filter/joined.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import type { PartChip } from './chips.ts';
import type { FilterChange } from './fields.ts';

/** Chips that "or" joins, or lets stand, as one: the kind of a blocker with its outcome, or one chip. */
export type Unit = { joins: JoinedField | null; chips: PartChip[] };

/** Units beside each other: those of which one is enough, or one that has to hold. */
export type Run = { isJoined: boolean; units: Unit[] };

/**
 * The chips in the order of the screen. Those that are joined by "or" are together, where the first of them is, so that
 * it need not be known which of "and" and "or" goes first.
 */
export function runsOf(filter: QueueFilter, chips: readonly PartChip[]): Run[] {
  const joined = new Set<JoinedField | null>(joinedIn(filter));
  const units: Unit[] = [];
  for (const chip of chips) {
    const same = chip.joins && units.find(({ joins }) => joins === chip.joins);
    if (same) same.chips.push(chip);
    else units.push({ joins: chip.joins, chips: [chip] });
  }
  const group = units.filter(({ joins }) => joined.has(joins));
  return units.flatMap((unit): Run[] => {
    if (!joined.has(unit.joins)) return [{ isJoined: false, units: [unit] }];
    return unit === group[0] ? [{ isJoined: true, units: group }] : [];
  });
}

/** The word between two neighbours, and the change by which it becomes the other one. */
export type Join = { word: 'and' | 'or'; change: FilterChange };

/**
 * What can be changed between two neighbours; null where they can't be joined. There is one group of joined fields: it
 * takes in its neighbours. Where "or" becomes "and", the second of the two leaves it.
 */
export function joinBetween(filter: QueueFilter, left: Unit, right: Unit): Join | null {
  if (!left.joins || !right.joins) return null;
  const joined = joinedIn(filter);
  const [isLeft, isRight] = [joined.includes(left.joins), joined.includes(right.joins)];
  if (isLeft && isRight) return { word: 'or', change: { or: joined.filter((field) => field !== right.joins) } };
  if (joined.length > 0 && !isLeft && !isRight) return null;
  const all = new Set<JoinedField>([...joined, left.joins, right.joins]);
  return { word: 'and', change: { or: joinable.filter((field) => all.has(field)) } };
}

/** How a chip reads. */
export function chipText({ field, operator, value }: PartChip): string {
  return `${field} ${operator} ${value}`;
}
