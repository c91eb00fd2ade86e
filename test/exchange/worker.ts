import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '#lib/data/database.ts';
import { type DueWork, runner } from '#lib/exchange/runner.ts';
import { pullPage } from '#lib/exchange/sync/pull.ts';

const neverStops = new AbortController().signal;

/** Does the due work of one kind, as the worker would, and returns when none is under way any more. */
export async function runDue(work: DueWork): Promise<void> {
  const { startDue, idle } = runner(work, neverStops);
  await startDue();
  await idle();
}

/**
 * Pulls as the worker does, until the round has ended.
 * @param retryWithinMs for how long failed pages are tried again, every 300 ms; 0: the first failure is thrown
 * @returns after how many milliseconds the next round begins
 */
export async function pullRound(connectionId: string, { retryWithinMs = 0 } = {}): Promise<number> {
  const deadline = performance.now() + retryWithinMs;
  for (let pages = 0; pages < 5_000; pages++) {
    const step = await pullPage(connectionId, neverStops);
    if (step.kind === 'round') return step.inMs;
    if (step.kind === 'page') continue;
    if (performance.now() >= deadline)
      throw new Error(`the pull did not go on: ${step.kind}, ${(await pullOf(connectionId)).problem}`);
    if (step.kind === 'retry') await sleep(300);
  }
  throw new Error('the pull does not end');
}

/** The state of a connection's pull. */
export function pullOf(connectionId: string) {
  return db().pull.findUniqueOrThrow({ where: { connectionId } });
}
