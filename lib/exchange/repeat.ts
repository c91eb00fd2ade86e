import { setTimeout as sleep } from 'node:timers/promises';

/** The longest pause after a failure of frequent work. */
const longestPauseMs = 5_000;

/** The longest pause after a failure of work that runs at intervals of minutes or hours. */
const longestPauseOfRareWorkMs = 30_000;

/**
 * Runs `work` at intervals until `stopping`; two runs never overlap. An error goes to `onError`, and the work is tried
 * again, frequent work after pauses that grow with each failure in a row. Resolves when the last run has ended.
 * @param everyMs the pause between two runs, in milliseconds
 */
export async function repeat(
  everyMs: number,
  stopping: AbortSignal,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      onError(error);
    }
    await sleep(pauseAfter(everyMs, failures), undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** The pause before the next run, in milliseconds, after so many failures in a row. */
export function pauseAfter(everyMs: number, failures: number): number {
  if (failures === 0) return everyMs;
  return everyMs < longestPauseMs
    ? Math.min(everyMs * 2 ** failures, longestPauseMs)
    : Math.min(everyMs, longestPauseOfRareWorkMs);
}
