/** Reads a date from a source's own text. Nothing is guessed: a text that can mean two dates is not read as either. */

/** A date as YYYY-MM-DD, or why there is none; `mayBe` has the possible dates of an `ambiguous` text. */
export type DayReading =
  | { day: string; problem: null; mayBe: null }
  | { day: null; problem: 'ambiguous' | 'impossible' | 'unreadable'; mayBe: string[] | null };

export type DayProblem = Exclude<DayReading['problem'], null>;

/** The part of a date that a source is known to write first. */
export type DayOrder = 'year' | 'month' | 'day';

/**
 * Reads a date written year first (with or without a time), as eight digits, or with the year at the end. Dots mean day
 * first (`04.03.1991`); with slashes and hyphens the source's `order` decides, and without it both are tried.
 */
export function readDayText(text: string, order: DayOrder | null = null): DayReading {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year) return dayOf(year, month, date);
  if (/^\d{8}$/.test(text)) return readDigits(text, order);
  const [, first, sign, second, last] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (!last) return { day: null, problem: 'unreadable', mayBe: null };
  const monthFirst = () => dayOf(last, first, second);
  const dayFirst = () => dayOf(last, second, first);
  if (sign === '.' || order === 'day') return firstOf(dayFirst, monthFirst);
  return order === 'month' ? firstOf(monthFirst, dayFirst) : onlyOneOf(monthFirst(), dayFirst());
}

const sentences: Record<DayProblem, string> = {
  ambiguous: 'The date can be read as two different days',
  impossible: 'There is no such day',
  unreadable: 'The date is not in a form we read',
};

/** The problem in a sentence, which the reviewer sees beside the source's text. */
export function dayProblem(problem: DayProblem): string {
  return sentences[problem];
}

export const dayProblems: readonly string[] = Object.values(sentences);

/** A date from its parts. Some documents write the year 9999 when they do not expire. */
export function dayOf(year?: string, month?: string, date?: string): DayReading {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  const at = new Date(Date.UTC(y, m - 1, d));
  const isYear = (y >= 1850 && y <= 2199) || y === 9999;
  const exists = isYear && at.getUTCFullYear() === y && at.getUTCMonth() === m - 1 && at.getUTCDate() === d;
  return exists ? { day: at.toISOString().slice(0, 10), problem: null, mayBe: null } : impossible;
}

const impossible: DayReading = { day: null, problem: 'impossible', mayBe: null };

/** Eight digits. No month begins with 19 or 20, so a year in front is never taken for one at the end. */
function readDigits(text: string, order: DayOrder | null): DayReading {
  const yearFirst = dayOf(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (yearFirst.day !== null) return yearFirst;
  const monthFirst = () => dayOf(text.slice(4), text.slice(0, 2), text.slice(2, 4));
  const dayFirst = () => dayOf(text.slice(4), text.slice(2, 4), text.slice(0, 2));
  if (order === 'month') return firstOf(monthFirst, dayFirst);
  return order === 'day' ? firstOf(dayFirst, monthFirst) : onlyOneOf(monthFirst(), dayFirst());
}

function firstOf(usual: () => DayReading, other: () => DayReading): DayReading {
  const reading = usual();
  return reading.day === null ? other() : reading;
}

function onlyOneOf(...readings: DayReading[]): DayReading {
  const days = [...new Set(readings.flatMap(({ day }) => day ?? []))];
  if (days.length > 1) return { day: null, problem: 'ambiguous', mayBe: days };
  return readings.find(({ day }) => day !== null) ?? impossible;
}
