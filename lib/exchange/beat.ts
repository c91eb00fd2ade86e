import { setTimeout as sleep } from 'node:timers/promises';

/** The longest pause after a fault of quick work: the database is back within seconds, and so is the work. */
const longestPauseMs = 5_000;

/** Work of minutes or hours is tried again this soon after a fault. */
const soonAgainMs = 30_000;

/**
 * Does something now and then every so often, never twice at once, until `stopping`. A fault is handed to `tell` and the
 * next beat tries again, quick work at longer and longer intervals. Resolves when the last beat has ended.
 */
export async function beat(
  everyMs: number,
  stopping: AbortSignal,
  work: () => Promise<unknown>,
  tell: (error: unknown) => void,
): Promise<void> {
  let faults = 0;
  while (!stopping.aborted) {
    try {
      await work();
      faults = 0;
    } catch (error) {
      faults += 1;
      tell(error);
    }
    await sleep(pauseAfter(everyMs, faults), undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** How long after `faults` in a row the next beat comes, in milliseconds. */
export function pauseAfter(everyMs: number, faults: number): number {
  if (faults === 0) return everyMs;
  return everyMs < longestPauseMs ? Math.min(everyMs * 2 ** faults, longestPauseMs) : Math.min(everyMs, soonAgainMs);
}
