import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does something now and then every so often, never twice at once, until `stopping`. A fault is handed to `tell` and the
 * next beat tries again. Resolves when the last beat has ended.
 */
export async function beat(
  everyMs: number,
  stopping: AbortSignal,
  work: () => Promise<unknown>,
  tell: (error: unknown) => void,
): Promise<void> {
  while (!stopping.aborted) {
    await work().catch(tell);
    await sleep(everyMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
