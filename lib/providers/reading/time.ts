import { readDay } from './day.ts';
import { word } from './word.ts';

/**
 * A time as ISO 8601 in UTC. A time without a zone is taken as UTC; text that is no time gives null and stays in `raw`.
 */
export function readTime(value: unknown): string | null {
  const text = word(value);
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    text ?? '',
  );
  if (!parts || readDay(parts[1]).day === null) return null;
  const [, day, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] = parts;
  const offset =
    zone.toUpperCase() === 'Z' || zone.includes(':') ? zone.toUpperCase() : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const at = new Date(`${day}T${minutes}:${seconds}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The latest of several moments. */
export function latest(times: (string | null)[]): string | null {
  return times.reduce((most, each) => (each !== null && (most === null || each > most) ? each : most), null);
}

/** Newest first; what has no time keeps its place at the end. */
export function newestFirst<Timed extends { at: string | null }>(steps: Timed[]): Timed[] {
  return steps.toSorted((a, b) => (a.at === b.at ? 0 : (a.at ?? '') < (b.at ?? '') ? 1 : -1));
}
