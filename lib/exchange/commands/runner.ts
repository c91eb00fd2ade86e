import { connectionsWithDueCommands, dueCommands } from '#lib/data/commands/due.ts';
import { log } from '#lib/log.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { advance, handOver } from './send.ts';

const batch = 50;

/** How many commands of one connection are under way at once; the gate holds the vendor's own limit. */
const sendersAtOnce = 3;

/** A vendor that can't be reached is left alone for at most this long. */
const longestRestMs = 15_000;

export type CommandRunner = {
  /** Starts on what is due, and returns at once. Called every second, it finds what a killed process left behind. */
  attend(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/**
 * Sends what is due, each connection by itself: a vendor that hangs holds up nobody else's commands. Any number of
 * processes may run this; the row of a command decides who has it.
 */
export function commandRunner(stopping: AbortSignal): CommandRunner {
  const running = new Map<string, Promise<void>>();
  const resting = new Map<string, number>();
  const run = async (connectionId: string, isRemoved: boolean) => {
    try {
      const restMs = isRemoved ? await handOverAll(connectionId) : await deliverDue(connectionId, stopping);
      resting.set(connectionId, performance.now() + restMs);
    } catch (error) {
      log.bug(`commands of ${connectionId}`, error);
    } finally {
      running.delete(connectionId);
    }
  };
  return {
    async attend() {
      for (const { id, isRemoved } of await connectionsWithDueCommands()) {
        const isResting = (resting.get(id) ?? 0) > performance.now();
        if (!running.has(id) && !isResting && !stopping.aborted) running.set(id, run(id, isRemoved));
      }
    },
    async idle() {
      await Promise.all(running.values());
    },
  };
}

/** @returns for how long this connection is better left alone, in milliseconds */
async function deliverDue(connectionId: string, stopping: AbortSignal): Promise<number> {
  const waiting = await dueCommands(connectionId, batch);
  let restMs = 0;
  const sender = async () => {
    for (let id = waiting.shift(); id && restMs === 0 && !stopping.aborted; id = waiting.shift()) {
      restMs = Math.max(restMs, await advanceOne(id));
    }
  };
  // All of them end before a fault is told: whoever waits for this waits for what is on its way.
  const ended = await Promise.allSettled(Array.from({ length: sendersAtOnce }, sender));
  const fault = ended.find(({ status }) => status === 'rejected');
  if (fault?.status === 'rejected') throw fault.reason;
  return restMs;
}

/** @returns how long the vendor, or our own gate before it, asked to wait; 0 when it did not */
async function advanceOne(id: string): Promise<number> {
  try {
    const event = (await advance(id, 'worker'))?.event;
    const isUnreached = event?.kind === 'not_sent' || event?.kind === 'not_asked';
    return isUnreached ? Math.min(event.retryAfterMs ?? 0, longestRestMs) : 0;
  } catch (error) {
    // Switched off in this moment: what is due waits with it.
    if (error instanceof Refusal) return longestRestMs;
    throw error;
  }
}

async function handOverAll(connectionId: string): Promise<number> {
  const problem = 'Its connection was removed before this was sent or confirmed.';
  for (const id of await dueCommands(connectionId, batch)) await handOver(id, { code: 'refused', problem });
  return 0;
}
