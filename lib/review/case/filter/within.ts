import { Temporal } from 'temporal-polyfill';

/** A span of time, from its first moment to before `until`; null where it is open. */
export type Span = { from: Date | null; until: Date | null };

/** The moment that relative days are relative to, and the desk's time zone, in which a day begins. */
export type DeskClock = { now: Date; zone: string };

/** The span in which a case was opened: today, or in so many days that end today. */
export function openedWithin(value: string, { now, zone }: DeskClock): Span {
  const today = dayOf(now, zone);
  return { from: startOf(value === 'today' ? today : today.subtract({ days: daysIn(value) - 1 }), zone), until: null };
}

/**
 * The span in which a case is due: before now, before two hours from now, today, or in so many days that begin today.
 */
export function dueWithin(value: string, { now, zone }: DeskClock): Span {
  if (value === 'overdue') return { from: null, until: now };
  if (value === '2h') return { from: null, until: new Date(now.getTime() + 2 * 3_600_000) };
  const today = dayOf(now, zone);
  const days = value === 'today' ? 1 : daysIn(value);
  return { from: startOf(today, zone), until: startOf(today.add({ days }), zone) };
}

function daysIn(value: string): number {
  return Number.parseInt(value, 10);
}

function dayOf(now: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

function startOf(day: Temporal.PlainDate, zone: string): Date {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}
