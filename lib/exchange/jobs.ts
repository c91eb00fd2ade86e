import type { AddJobFunction, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { abandonedPulls } from '#lib/data/sync/pulls.ts';
import { log } from '#lib/log.ts';
import { type PullStep, pullPage } from './sync/pull.ts';

const PullJob = z.object({ connectionId: z.uuid() });

/** After a fault of our own: the database was away, or a bug that the log now tells of. */
const afterFaultMs = 10_000;

/** What the worker does, one job a page: short jobs share the machine fairly and lose little when they are killed. */
export function tasks(stopping: AbortSignal): TaskList {
  return {
    pull: async (payload, { addJob }) => {
      const { connectionId } = PullJob.parse(payload);
      const step = await pullPage(connectionId, stopping).catch((error: unknown): PullStep => {
        log.bug(`pull of ${connectionId}`, error);
        return { kind: 'retry', inMs: afterFaultMs };
      });
      if (step.kind === 'busy' || step.kind === 'rest') return;
      if (step.kind !== 'page') log.info('pull', { connectionId, next: step.kind, inMs: step.inMs });
      await addPull(addJob, connectionId, step.inMs);
    },
  };
}

/**
 * Gives every connection that nobody attends to its next job. This, and not graphile-worker's own unlocking after four
 * hours, is what brings a pull back within seconds after its worker was killed.
 */
export async function attendToPulls(addJob: AddJobFunction): Promise<void> {
  for (const connectionId of await abandonedPulls()) await addPull(addJob, connectionId, 0);
}

/** One job per connection waits at any time. A failure is not retried by the job: it wrote down what comes next, or is found abandoned. */
async function addPull(addJob: AddJobFunction, connectionId: string, inMs: number): Promise<void> {
  await addJob(
    'pull',
    { connectionId },
    { jobKey: `pull:${connectionId}`, maxAttempts: 1, runAt: new Date(Date.now() + inMs) },
  );
}
