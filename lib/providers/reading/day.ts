import { type DayProblem, dayOf, readDayText } from '#lib/review/values/day-reading.ts';
import { word } from './word.ts';

/** A calendar day, or why there is none; all is null where the vendor said nothing. */
export type DayReading = { day: string; problem: null } | { day: null; problem: DayProblem | null };

/**
 * Reads a day of a vendor that does not say in which order it writes them: 03/04/1990 is two days, so it is neither.
 */
export function readDay(value: unknown): DayReading {
  const text = word(value);
  return text === null ? silent : readDayText(text);
}

/** Reads `MM/DD/YYYY` strictly, as a vendor's page says it writes them; a year-first day is taken as well. */
export function readMonthFirstDay(value: unknown): DayReading {
  const text = word(value);
  const slashed = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? '');
  if (slashed) return dayOf(slashed[3], slashed[1], slashed[2]);
  return text === null || /^\d{4}/.test(text) ? readDay(text) : { day: null, problem: 'unreadable' };
}

const silent: DayReading = { day: null, problem: null };
