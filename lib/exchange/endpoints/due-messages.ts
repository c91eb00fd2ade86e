import { endpointsWithDueMessages, takeMessage } from '#lib/data/endpoints/due.ts';
import type { DueWork } from '../runner.ts';
import { leaseMs, sendMessage } from './send.ts';

/** After a try that failed, an endpoint is left alone for this long: the others that wait would fail too. */
const pauseMs = 2_000;

/** Messages to the organisation's own systems that are due, each endpoint's by itself: one that hangs delays none. */
export const dueMessages: DueWork = {
  name: 'tell an endpoint',
  everyMs: 1_000,
  atOnce: 2,
  atOnceInAll: 20,
  due: endpointsWithDueMessages,
  async workOne(endpointId) {
    const taken = await takeMessage(endpointId, leaseMs);
    if (taken === null) return null;
    const { code } = await sendMessage(taken);
    return code === null ? 0 : pauseMs;
  },
};
