import { isVendorUnwell, ProviderError } from '#lib/providers/provider-error.ts';
import { Refusal } from '#lib/review/refusal.ts';

/**
 * A refetch that has just failed. `hasConnected`: the connection could be used, so the failure may be about the
 * applicant.
 */
export type RefetchAttempt = { tries: number; waitingSince: Date; isVendorDown: boolean; hasConnected: boolean };

/**
 * What follows, in `inMs` milliseconds: `wait` is about the whole connection and does not count as a try, `count` is a
 * try of this applicant, `give_up` makes it a dead letter. `pauseMs`: for how long to leave the connection alone.
 */
export type NextAttempt = { next: 'wait' | 'count' | 'give_up'; inMs: number; pauseMs: number };

const minuteMs = 60_000;

/** Tries before a dead letter: after errors that may pass by themselves, and after all others. */
const mostTries = { passing: 10, lasting: 4 };

/** After this long every refetch becomes a dead letter, so that a person knows. */
const longestWaitMs = 7 * 24 * 60 * minuteMs;

const longestDelayMs = 10 * minuteMs;

/** Decides what follows after a refetch failed. */
export function judgeFailure(error: unknown, attempt: RefetchAttempt, now: Date): NextAttempt {
  const { tries, waitingSince } = attempt;
  if (now.getTime() - waitingSince.getTime() > longestWaitMs) return { next: 'give_up', inMs: 0, pauseMs: 0 };
  const pauseMs = pauseAfter(error, attempt);
  if (pauseMs > 0) return { next: 'wait', inMs: pauseMs, pauseMs };
  const most = isPassing(error) ? mostTries.passing : mostTries.lasting;
  if (tries + 1 >= most) return { next: 'give_up', inMs: 0, pauseMs: 0 };
  return { next: 'count', inMs: Math.min(longestDelayMs, 5_000 * 3 ** tries), pauseMs: 0 };
}

/** Above zero where the failure is not about this applicant: the vendor is down or limits calls, the key is wrong, … */
function pauseAfter(error: unknown, { isVendorDown, hasConnected }: RefetchAttempt): number {
  if (!hasConnected || error instanceof Refusal) return 10_000;
  if (!(error instanceof ProviderError)) return 0;
  const asked = Math.min(error.retryAfterMs ?? 0, 15 * minuteMs);
  if (error.code === 'unauthorized') return minuteMs;
  if (error.code === 'rate_limited') return Math.max(1_000, asked);
  return isVendorDown && isVendorUnwell(error) ? Math.max(5_000, asked) : 0;
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof ProviderError && (error.retryable || error.code === 'unavailable' || error.code === 'timeout')
  );
}
