import { connectionsWithDueCommands, dueCommand } from '#lib/data/commands/due.ts';
import { connectionStatus } from '#lib/data/connections/status.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { DueWork } from '../runner.ts';
import { leaveToPerson, sendOrReadBack } from './send.ts';

/** The longest pause for a vendor that can't be reached. */
const longestPauseMs = 15_000;

/** Commands on which this process is working, so that its other workers pass over them. */
const underWay = new Set<string>();

/** Commands that are due to be sent or read back. A process takes a command by a guarded change of its row. */
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
      return await workOn(connectionId, id);
    } finally {
      underWay.delete(id);
    }
  },
};

/** @returns for how many milliseconds to leave the connection alone: what the vendor or the gate asked for, else 0 */
async function workOn(connectionId: string, id: string): Promise<number> {
  try {
    const event = (await sendOrReadBack(id, 'worker'))?.event;
    const isUnreached = event?.kind === 'not_sent' || event?.kind === 'not_read_back';
    return isUnreached ? Math.min(event.retryAfterMs ?? 0, longestPauseMs) : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!(await connectionStatus(connectionId)).isRemoved) return longestPauseMs;
    const problem = 'Its connection was removed before this was sent or confirmed.';
    await leaveToPerson(id, { code: 'refused', problem });
    return 0;
  }
}
