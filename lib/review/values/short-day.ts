import { dayLabel, daysBetween, lastDayOf, yearsBetween } from './day.ts';
import { dayOf } from './day-reading.ts';

/** A date in a zone, whose year has two digits. */
export type ShortDay = {
  /** YYYY-MM-DD in the likelier century, or YYYY or YYYY-MM where the zone has no more; null for an impossible date. */
  day: string | null;
  /** The six characters in the zone. */
  verbatim: string;
  /** The same date in the other century, where the zone alone does not decide. */
  otherCentury?: string;
};

/** Without another source no one is taken to be older than this: the later century is meant. */
const oldestYears = 110;
/** The longest validity of a document that is assumed; most are valid for 10 or 15 years. */
const longestYears = 20;

/** Reads YYMMDD. Unknown parts are `<` (ICAO 9303 part 3, section 4.8), in some states zeros. */
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

/** Whether a date in full can be the date of these six characters. */
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
