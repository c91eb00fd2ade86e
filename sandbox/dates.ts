const DAY = 86_400_000;

/** `days` later, or earlier when negative; all days are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY));
}

/** The same day of another year; 29 February becomes 1 March in a common year. */
export function addYears(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return dayOf(new Date(Date.UTC(year + years, month - 1, date)));
}

/** Age in whole years on `today`. */
export function ageOn(today: string, birthDate: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The moment `minutes` before the start of `today`; ISO 8601 in UTC. */
export function minutesBefore(today: string, minutes: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - minutes * 60_000).toISOString();
}

export function addSeconds(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + seconds * 1000).toISOString();
}

export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
