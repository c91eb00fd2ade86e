import { word } from './word.ts';

/** A calendar day, or why there is none: `ambiguous` reads as two days, `impossible` as a day that does not exist. */
export type DayReading =
  | { day: string; problem: null }
  | { day: null; problem: 'ambiguous' | 'impossible' | 'unreadable' | null };

/**
 * Reads a day written year first (ISO 8601, with or without a time), or in slashes where only one reading is possible.
 * Nothing is guessed: 03/04/1990 is two days, so it is neither.
 */
export function readDay(value: unknown): DayReading {
  const text = word(value);
  if (text === null) return { day: null, problem: null };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!short) return { day: null, problem: 'unreadable' };
  const readings = [dayOf(short[3], short[1], short[2]), dayOf(short[3], short[2], short[1])].filter(
    (each) => each.day !== null,
  );
  const days = new Set(readings.map((each) => each.day));
  if (days.size > 1) return { day: null, problem: 'ambiguous' };
  return readings[0] ?? { day: null, problem: 'impossible' };
}

/** Reads `MM/DD/YYYY` strictly, as a vendor's page says it writes them; a year-first day is taken as well. */
export function readMonthFirstDay(value: unknown): DayReading {
  const text = word(value);
  const slashed = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? '');
  if (slashed) return dayOf(slashed[3], slashed[1], slashed[2]);
  return text === null || /^\d{4}/.test(text) ? readDay(text) : { day: null, problem: 'unreadable' };
}

/** A sentence for the reviewer beside the vendor's own text. */
export function dayProblem(problem: NonNullable<DayReading['problem']>): string {
  const sentences = {
    ambiguous: 'The date can be read as two different days',
    impossible: 'There is no such day',
    unreadable: 'The date is not in a form we read',
  };
  return sentences[problem];
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): DayReading {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const at = new Date(Date.UTC(y, m - 1, d));
  const exists =
    y >= 1850 && y <= 2199 && at.getUTCFullYear() === y && at.getUTCMonth() === m - 1 && at.getUTCDate() === d;
  return exists ? { day: at.toISOString().slice(0, 10), problem: null } : { day: null, problem: 'impossible' };
}
