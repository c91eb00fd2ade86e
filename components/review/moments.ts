export type MomentStyle = 'clock' | 'seconds' | 'moment' | 'date';

/** A moment as people write it here: `04 Mar 1991, 14:32`, never figures alone for the month. */
export function momentWords(at: string, style: MomentStyle, timeZone: string): string {
  // British order and 24 hours, but never "Sept", the one month it writes with four letters.
  return new Intl.DateTimeFormat('en-GB', { ...options[style], timeZone, hourCycle: 'h23' })
    .format(new Date(at))
    .replace('Sept', 'Sep');
}

/** A calendar day (YYYY-MM-DD) as `04 Mar 1991`: a day has no time zone. Anything else stays as it came. */
export function dayWords(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentWords(`${day}T00:00:00Z`, 'date', 'UTC') : day;
}

const options: Record<MomentStyle, Intl.DateTimeFormatOptions> = {
  clock: { hour: '2-digit', minute: '2-digit' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  moment: { day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  date: { day: '2-digit', month: 'short', year: 'numeric' },
};
