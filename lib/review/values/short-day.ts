import { dayLabel, daysBetween, lastDayOf, yearsBetween } from './day.ts';
import { dayOf } from './day-reading.ts';

/** A day of a zone, which gives two digits of its year. */
export type ShortDay = {
  /**
   * YYYY-MM-DD in the likelier century, or YYYY or YYYY-MM where the zone leaves the rest open; null for no such day.
   */
  day: string | null;
  /** The digits as the zone has them. */
  verbatim: string;
  /** The same day in another century that is as likely by itself. */
  otherCentury?: string;
};

/** A zone alone makes no one older than this many years: then the later century is meant. */
const oldestYears = 110;
/** Documents are issued for ten or fifteen years, seldom for twenty. */
const longestYears = 20;

/** Reads YYMMDD; unknown parts are filled with `<` (ICAO 9303 part 3, section 4.8), by some states with zeros. */
export function readShortDay(
  field: 'birthDate' | 'issuedOn' | 'expiresOn',
  verbatim: string,
  now: Date,
): ShortDay | null {
  if (/^<*$/.test(verbatim)) return null;
  const [, year, month = '<<', date = '<<'] = /^(\d{2})(\d{2}|<<)(\d{2}|<<)$/.exec(verbatim) ?? [];
  const today = now.toISOString().slice(0, 10);
  const days = ['20', '19'].flatMap((century) => (year ? (knownPart(`${century}${year}`, month, date) ?? []) : []));
  const [day, other] = field === 'expiresOn' ? nearestFirst(days, today) : days.filter((each) => each <= today);
  if (day === undefined) return { day: null, verbatim };
  const isOpen =
    other !== undefined &&
    (field === 'expiresOn'
      ? Math.abs(daysBetween(today, lastDayOf(day))) > longestYears * 365
      : yearsBetween(other, today) <= oldestYears);
  return isOpen ? { day, verbatim, otherCentury: other } : { day, verbatim };
}

/** Whether a day written in full is the one the digits of a zone abbreviate. */
export function isShortFor(day: string, verbatim: string): boolean {
  const known = verbatim.replace(/(<<|00)+$/, '');
  return day.slice(2).replaceAll('-', '').startsWith(known);
}

/** "2026 or 1926". */
export function centuriesOf({ day, otherCentury }: ShortDay): string {
  return [day, otherCentury].flatMap((each) => each?.slice(0, 4) ?? []).join(' or ');
}

/** "04 Mar 1985", "Mar 1985" or "1985". */
export function partialDayLabel(day: string): string {
  if (day.length === 10) return dayLabel(day);
  return day.length === 7 ? dayLabel(`${day}-01`).slice(3) : day;
}

function knownPart(year: string, month: string, date: string): string | null {
  const isOpen = (part: string) => part === '<<' || part === '00';
  if (isOpen(month)) return isOpen(date) ? year : null;
  if (isOpen(date)) return dayOf(year, month, '01').day?.slice(0, 7) ?? null;
  return dayOf(year, month, date).day;
}

function nearestFirst(days: string[], today: string): string[] {
  const distance = (day: string) => Math.abs(daysBetween(today, lastDayOf(day)));
  return days.toSorted((a, b) => distance(a) - distance(b));
}
