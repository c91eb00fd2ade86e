import { connectionsWithDueRefetches, leaseRefetch } from '#lib/data/sync/refetch-lease.ts';
import type { DueWork } from '../runner.ts';
import { refetch } from './refetch.ts';

/** Refetches, urgent ones before imports. A row whose process was killed is due again when its lease has ended. */
export const refetches: DueWork = {
  name: 'refetch',
  everyMs: 500,
  atOnce: 3,
  atOnceInAll: 100,
  due: connectionsWithDueRefetches,
  async workOne(connectionId) {
    const leased = await leaseRefetch(connectionId);
    return leased && (await refetch(leased)).restMs;
  },
};
