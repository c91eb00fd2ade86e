import { connectionsWithDueItems, doNextItem, finishJobs } from '#lib/data/lifecycle/items.ts';
import { worker } from '#lib/review/actor.ts';
import type { DueWork } from '../runner.ts';
import { takesNow } from './vendor-takes.ts';

/**
 * Items of jobs that are due: each is ordered at its vendor or done in Docket, and followed to its end. A vendor that
 * is down delays only its own items.
 */
export const dueItems: DueWork = {
  name: 'job',
  everyMs: 1_000,
  atOnce: 1,
  atOnceInAll: 8,
  async due() {
    // A process that was killed after the last item of a job has left the job open.
    await finishJobs(worker, null);
    return connectionsWithDueItems();
  },
  async workOne(connectionId) {
    const jobId = await doNextItem(connectionId, await takesNow(connectionId));
    if (jobId === null) return null;
    await finishJobs(worker, jobId);
    return 0;
  },
};

/** Does what is due for the connections of a job that was just started, without waiting for the worker. */
export async function runNow(): Promise<void> {
  for (const connectionId of await connectionsWithDueItems()) await dueItems.workOne(connectionId, never);
}

const never = new AbortController().signal;
