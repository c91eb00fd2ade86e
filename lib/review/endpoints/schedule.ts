/** Seconds after each failed try, as Standard Webhooks suggests. With the first try they make ten, over three days. */
const waitsInSeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

export const mostTries = waitsInSeconds.length + 1;

const longestWaitMs = 24 * 3_600_000;

/**
 * How long to wait after a try that failed, in milliseconds: by the schedule, a fifth more or less, so that messages
 * that failed together do not come back together; longer where the receiver asked for it, a day at most.
 * @param tries how many were made, the failed one included
 * @param random from 0 to 1
 * @returns null when it was the last try
 */
export function waitAfter(tries: number, random: number, retryAfterMs: number | null): number | null {
  const seconds = waitsInSeconds[tries - 1];
  if (seconds === undefined) return null;
  return Math.max(Math.round(seconds * 1_000 * (0.8 + 0.4 * random)), Math.min(retryAfterMs ?? 0, longestWaitMs));
}
