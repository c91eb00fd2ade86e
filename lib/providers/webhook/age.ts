import { readTime } from '../reading/time.ts';
import { WebhookRejected } from './webhook.ts';

/**
 * Compares every time in a verified delivery with the clock. None may be further away than the limit, in either
 * direction: a time in the future proves no freshness (docs/security.md, threat T7).
 * @param moments as the vendor writes them: ISO 8601, or seconds or milliseconds since 1970; undefined and null are
 * skipped
 * @throws WebhookRejected `too_old`; `unreadable` where no time is given, or one that can't be read
 */
export function assertFresh(moments: readonly unknown[], maxAgeSeconds: number, receivedAt: Date): void {
  const told = moments.filter((each) => each !== undefined && each !== null).map(millisecondsOf);
  if (told.length === 0 || told.includes(null)) throw new WebhookRejected('unreadable');
  const isFresh = (at: number | null) => at !== null && Math.abs(receivedAt.getTime() - at) <= maxAgeSeconds * 1000;
  if (!told.every(isFresh)) throw new WebhookRejected('too_old');
}

/** Seconds have up to 10 digits and milliseconds 13, until the year 2286. */
function millisecondsOf(value: unknown): number | null {
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (/^\d{1,10}$/.test(digits)) return Number(digits) * 1000;
  if (/^\d{13}$/.test(digits)) return Number(digits);
  const at = readTime(value);
  return at === null ? null : Date.parse(at);
}
