import { isVendorUnwell, ProviderError } from '#lib/providers/provider-error.ts';
import { Refusal } from '#lib/review/refusal.ts';

/** How an ask stands when it fails. `hasConnected`: the connection could be used, so that the failure may be about the person. */
export type RefetchAttempt = { tries: number; waitingSince: Date; isVendorDown: boolean; hasConnected: boolean };

/**
 * What follows: `wait` has to do with the whole connection and counts against nobody, `count` is a try of this person,
 * `abandon` hands them to a person.
 */
export type NextAttempt = { next: 'wait' | 'count' | 'abandon'; inMs: number; restMs: number };

const minuteMs = 60_000;

/** An answer that is wrong may be right in a moment, or never: then a person looks. */
const mostTries = { passing: 10, lasting: 4 };

/** Whatever it was, nobody waits for longer than this without a person knowing. */
const longestWaitMs = 7 * 24 * 60 * minuteMs;

const longestDelayMs = 10 * minuteMs;

/** What to do about someone the vendor could not be asked about. */
export function judgeFailure(error: unknown, standing: RefetchAttempt, now: Date): NextAttempt {
  const { tries, waitingSince } = standing;
  if (now.getTime() - waitingSince.getTime() > longestWaitMs) return { next: 'abandon', inMs: 0, restMs: 0 };
  const restMs = restAfter(error, standing);
  if (restMs > 0) return { next: 'wait', inMs: restMs, restMs };
  const most = isPassing(error) ? mostTries.passing : mostTries.lasting;
  if (tries + 1 >= most) return { next: 'abandon', inMs: 0, restMs: 0 };
  return { next: 'count', inMs: Math.min(longestDelayMs, 5_000 * 3 ** tries), restMs: 0 };
}

/** Above zero where it is not about this person: the vendor is down or wants to be left alone, the key is wrong, the connection rests. */
function restAfter(error: unknown, { isVendorDown, hasConnected }: RefetchAttempt): number {
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
