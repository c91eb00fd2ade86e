export type MomentStyle = 'clock' | 'seconds' | 'moment' | 'exact' | 'date';

/** A moment as `04 Mar 1991, 14:32`; the month is always in letters. */
export function momentWords(at: string, style: MomentStyle, timeZone: string): string {
  // Never "Sept", the one month that British English writes with four letters.
  return formatOf(style, timeZone).format(new Date(at)).replace('Sept', 'Sep');
}

/** Before this, a time of day says which day is meant. */
const sameDayMs = 12 * 60 * 60_000;

/** The style of a past moment: the time of day alone while it can't be of another day. */
export function nearStyle(at: string, nowMs: number): MomentStyle {
  return nowMs - Date.parse(at) < sameDayMs ? 'clock' : 'moment';
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** In British order and 24 hours. Kept, because making one takes as long as drawing a row of a table. */
function formatOf(style: MomentStyle, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options[style], timeZone, hourCycle: 'h23' });
  formats.set(key, format);
  return format;
}

/** A calendar day (YYYY-MM-DD) as `04 Mar 1991`, without a time zone. Any other text stays unchanged. */
export function dayWords(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentWords(`${day}T00:00:00Z`, 'date', 'UTC') : day;
}

/** A calendar month (YYYY-MM) as `Oct 2026`. */
export function monthWords(month: string): string {
  return dayWords(`${month}-01`).slice('01 '.length);
}

const options: Record<MomentStyle, Intl.DateTimeFormatOptions> = {
  clock: { hour: '2-digit', minute: '2-digit' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  moment: { day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  exact: {
    ...{ day: '2-digit', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  },
  date: { day: '2-digit', month: 'short', year: 'numeric' },
};
