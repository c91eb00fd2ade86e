import { Worker } from 'node:worker_threads';
import type { SimulationInput } from '#lib/review/rules/simulation/session.ts';
import type { Simulated } from '#lib/review/rules/simulation/simulate.ts';

/** What the thread tells: the share that is done, and at last the result. */
export type FromThread = { done: number } | { simulated: Simulated };

const mostMemoryMb = 512;

/**
 * Simulates in a thread of its own, so that other work of this process goes on. Only the worker's process does this: a
 * bundler of the web process would not find the thread's file.
 * @param told is called with the share that is done, from 0 to 1
 * @throws the reason of `ending` once it is aborted: the thread is ended at once; an error of the thread
 */
export async function simulateInThread(
  input: SimulationInput,
  ending: AbortSignal,
  told: (done: number) => void = () => undefined,
): Promise<Simulated> {
  ending.throwIfAborted();
  const thread = new Worker(new URL('./simulation-thread.ts', import.meta.url), {
    workerData: input,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Simulated>();
  const end = () => reject(ending.reason);
  ending.addEventListener('abort', end, { once: true });
  thread.on('message', (message: FromThread) => ('done' in message ? told(message.done) : resolve(message.simulated)));
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('the thread of a simulation ended without a result')));
  try {
    return await promise;
  } finally {
    ending.removeEventListener('abort', end);
    await thread.terminate();
  }
}
