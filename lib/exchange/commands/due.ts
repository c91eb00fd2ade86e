import { connectionsWithDueCommands, dueCommand } from '#lib/data/commands/due.ts';
import { connectionStatus } from '#lib/data/connections/status.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { DueWork } from '../runner.ts';
import { advance, handOver } from './send.ts';

/** A vendor that can't be reached is left alone for at most this long. */
const longestRestMs = 15_000;

/** Commands on which this process is working, so that its other workers pass over them. */
const underWay = new Set<string>();

/** Commands that are due: to be sent, or to be read back. The row of a command decides which process has it. */
export const dueCommands: DueWork = {
  name: 'command',
  everyMs: 1_000,
  atOnce: 3,
  atOnceInAll: 100,
  due: connectionsWithDueCommands,
  async workOne(connectionId) {
    const id = await dueCommand(connectionId, [...underWay]);
    if (id === null) return null;
    underWay.add(id);
    try {
      return await advanceOne(connectionId, id);
    } finally {
      underWay.delete(id);
    }
  },
};

/** @returns for how many milliseconds the vendor, or our own gate, wants to be left alone; 0 when it does not */
async function advanceOne(connectionId: string, id: string): Promise<number> {
  try {
    const event = (await advance(id, 'worker'))?.event;
    const isUnreached = event?.kind === 'not_sent' || event?.kind === 'not_read_back';
    return isUnreached ? Math.min(event.retryAfterMs ?? 0, longestRestMs) : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!(await connectionStatus(connectionId)).isRemoved) return longestRestMs;
    const problem = 'Its connection was removed before this was sent or confirmed.';
    await handOver(id, { code: 'refused', problem });
    return 0;
  }
}
