import { connectionsWithDueRefetches, leaseRefetch } from '#lib/data/sync/refetch-lease.ts';
import type { DueWork } from '../runner.ts';
import { refetch } from './refetch.ts';

/** Refetches, urgent ones before imports. The row of a killed process is due again when its lease has ended. */
export const dueRefetches: DueWork = {
  name: 'refetch',
  everyMs: 500,
  atOnce: 3,
  atOnceInAll: 100,
  due: connectionsWithDueRefetches,
  async workOne(connectionId) {
    const leased = await leaseRefetch(connectionId);
    return leased && (await refetch(leased)).pauseMs;
  },
};
