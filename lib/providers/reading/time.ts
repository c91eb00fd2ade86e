import { readDay } from './day.ts';
import { word } from './word.ts';

/**
 * Date, time of day, seconds, fraction and zone, with or without the signs between them (ISO 8601, extended and basic).
 */
const isoTime = new RegExp(
  String.raw`^(\d{4})-?(\d{2})-?(\d{2})` +
    String.raw`(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+\u2212-]\d{2}(?::?\d{2})?)?)?$`,
  'i',
);

/** In milliseconds since 1970: 1 January 2000 to 1 January 2100. Outside, a number is an id or an amount. */
const plausible = { from: Date.UTC(2000, 0, 1), to: Date.UTC(2100, 0, 1) };

/**
 * A time as ISO 8601 in UTC, from ISO 8601 or from seconds or milliseconds since 1970. A time without a zone is taken
 * as UTC; text that is no time gives null and stays in `raw`.
 */
export function readTime(value: unknown): string | null {
  const text = word(value) ?? '';
  return sinceEpoch(text) ?? momentOf(isoTime.exec(text));
}

/** The plausible seconds and the plausible milliseconds do not overlap. */
function sinceEpoch(text: string): string | null {
  if (!/^\d{9,13}(\.\d{1,9})?$/.test(text)) return null;
  const at = [Number(text) * 1000, Number(text)].find((each) => each >= plausible.from && each < plausible.to);
  return at === undefined ? null : new Date(at).toISOString();
}

function momentOf(parts: RegExpExecArray | null): string | null {
  if (!parts) return null;
  const [, year, month, date, hours = '00', minutes = '00', seconds = '00', fraction = '', zone = 'Z'] = parts;
  const day = `${year}-${month}-${date}`;
  if (readDay(day).day === null) return null;
  // A leap second is the last of a day of UTC; computers count it as the first of the next day.
  const isLeap = seconds === '60';
  const clock = `${hours}:${minutes}:${isLeap ? '59' : seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const at = new Date(`${day}T${clock}${offsetOf(zone)}`);
  if (Number.isNaN(at.getTime())) return null;
  if (!isLeap) return at.toISOString();
  const next = new Date(at.getTime() + 1000).toISOString();
  return next.includes('T00:00:00') ? next : null;
}

/** "+02", "+0200" and "UTC" as `Date` reads them. */
function offsetOf(zone: string): string {
  const [sign = '', ...digits] = zone.replace('\u2212', '-').replace(':', '');
  return /[+-]/.test(sign) ? `${sign}${digits.slice(0, 2).join('')}:${digits.slice(2).join('') || '00'}` : 'Z';
}

/** The latest of several moments. */
export function latest(times: (string | null)[]): string | null {
  return times.reduce((most, each) => (each !== null && (most === null || each > most) ? each : most), null);
}

/** Newest first; what has no time keeps its place at the end. */
export function newestFirst<Timed extends { at: string | null }>(steps: Timed[]): Timed[] {
  return steps.toSorted((a, b) => (a.at === b.at ? 0 : (a.at ?? '') < (b.at ?? '') ? 1 : -1));
}
