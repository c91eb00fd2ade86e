/** A time to snooze until, by its label. */
export type Preset = { value: string; label: string; until: (now: Date) => Date };

const morning = 9;

/** By the browser's clock and time zone. */
export const presets: readonly Preset[] = [
  { value: '1h', label: 'In 1 hour', until: (now) => hoursAfter(now, 1) },
  { value: '4h', label: 'In 4 hours', until: (now) => hoursAfter(now, 4) },
  { value: 'tomorrow', label: 'Tomorrow 09:00', until: (now) => morningAfter(now, 1) },
  { value: 'monday', label: 'Monday 09:00', until: (now) => morningAfter(now, daysToMonday(now)) },
];

/** A moment as a field of date and time takes it, to the minute, in the browser's time zone. */
export function fieldValue(until: string | null): string {
  if (until === null) return '';
  const at = new Date(until);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that a field of date and time holds, ISO 8601; null while it is not complete. */
export function momentOf(value: string): string | null {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function hoursAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}

function morningAfter(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}

/** From a Monday, to the next one. */
function daysToMonday(now: Date): number {
  return (8 - now.getDay()) % 7 || 7;
}
