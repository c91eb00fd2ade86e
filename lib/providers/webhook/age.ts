import { readTime } from '../reading/time.ts';
import { WebhookRefused } from './webhook.ts';

/**
 * Holds every moment that a verified delivery tells against the clock: none may be further from it than the limit, in
 * either direction, for a moment to come is no proof of freshness (docs/security.md, threat T7).
 * @param moments as the vendor writes them: ISO 8601, or seconds or milliseconds since 1970; what is not told is passed
 * over
 * @throws WebhookRefused `too_old`; `unreadable` when no moment is told, or one that is none
 */
export function assertFresh(moments: readonly unknown[], maxAgeSeconds: number, receivedAt: Date): void {
  const told = moments.filter((each) => each !== undefined && each !== null).map(millisecondsOf);
  if (told.length === 0 || told.includes(null)) throw new WebhookRefused('unreadable');
  const isFresh = (at: number | null) => at !== null && Math.abs(receivedAt.getTime() - at) <= maxAgeSeconds * 1000;
  if (!told.every(isFresh)) throw new WebhookRefused('too_old');
}

/** Seconds and milliseconds tell themselves apart by their size, for another two centuries. */
function millisecondsOf(value: unknown): number | null {
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (/^\d{1,10}$/.test(digits)) return Number(digits) * 1000;
  if (/^\d{13}$/.test(digits)) return Number(digits);
  const at = readTime(value);
  return at === null ? null : Date.parse(at);
}
