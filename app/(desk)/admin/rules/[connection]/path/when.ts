/** When a request is sent, as it is chosen: at once, or at a local time ("2026-11-27T22:00"). */
export type When = { isLater: boolean; local: string };

/** How far ahead a request can be scheduled, in milliseconds: 30 days. */
const farthestMs = 30 * 24 * 3_600_000;

export const atOnce: When = { isLater: false, local: '' };

/** The chosen time in UTC; null for at once, and while it can't be used. */
export function timeOf(
  { isLater, local }: When,
  nowMs: number,
): { at: string | null; state: 'at_once' | 'valid' | 'not_valid' } {
  if (!isLater) return { at: null, state: 'at_once' };
  const ms = Date.parse(local);
  const isValid = Number.isFinite(ms) && ms > nowMs && ms <= nowMs + farthestMs;
  return isValid ? { at: new Date(ms).toISOString(), state: 'valid' } : { at: null, state: 'not_valid' };
}
