import { connectionsWithDuePulls } from '#lib/data/sync/pulls.ts';
import { log } from '#lib/log.ts';
import type { DueWork } from '../runner.ts';
import { pullPage } from './pull.ts';

/**
 * Pages of pulls. One step is one page: short steps share the process fairly between connections, and a killed process
 * loses little.
 */
export const duePulls: DueWork = {
  name: 'pull',
  everyMs: 1_000,
  atOnce: 1,
  atOnceInAll: 4,
  due: connectionsWithDuePulls,
  async workOne(connectionId, stopping) {
    const step = await pullPage(connectionId, stopping);
    if (step.kind === 'page') return 0;
    if (step.kind === 'round' || step.kind === 'retry')
      log.info('pull', { connectionId, next: step.kind, inMs: step.inMs });
    return null;
  },
};
