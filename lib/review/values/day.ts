/** Calendar days as text, YYYY-MM-DD: they have no time zone, and comparing them as text is comparing them as days. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "04 Mar 1991"; a text that is no calendar day stays unchanged. */
export function dayLabel(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = months[Number(month) - 1];
  return name ? `${date} ${name} ${year}` : day;
}

/** "04 Mar 1991 at 14:32 UTC", for sentences made where the reader's time zone is not known. */
export function momentLabel(at: Date): string {
  const text = at.toISOString();
  return `${dayLabel(text.slice(0, 10))} at ${text.slice(11, 16)} UTC`;
}

/**
 * Today's date in the last time zone on Earth (UTC−12). A document counts as expired, and a person as of age, only once
 * it is true everywhere.
 */
export function dayEverywhere(now: Date): string {
  return new Date(now.getTime() - 12 * 3_600_000).toISOString().slice(0, 10);
}

/** Full years between two days. A birthday on 29 February falls on 1 March in years without one. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Whole days from one day to another, both `YYYY-MM-DD`; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether day and month are swapped between two dates: 1991-04-03 and 1991-03-04. */
export function isSwapped(a: string, b: string): boolean {
  return a !== b && `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}` === b;
}

/** The last possible day of a date known only by year or month; a whole date stays unchanged. */
export function lastDayOf(day: string): string {
  if (day.length === 10) return day;
  const [year, month = '12'] = day.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
