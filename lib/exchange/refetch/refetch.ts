import { gateState } from '#lib/data/connections/gate-state.ts';
import {
  endRefetch,
  giveUpRefetch,
  type LeasedRefetch,
  postponeRefetch,
  type RefetchFailure,
  refetchLeaseMs,
  renewRefetch,
} from '#lib/data/sync/refetch-lease.ts';
import { log } from '#lib/log.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { judgeFailure } from './failure.ts';

/** What came of asking; `restMs` is for how long nobody else of this connection need be asked either. */
export type RefetchEnd = { restMs: number };

/**
 * Asks the vendor about someone whose row was taken, and keeps the answer. The row goes only when nothing was said since
 * the asking began: an answer that was on its way may be older than the news. A failure is written down in the row.
 */
export async function refetch(ask: LeasedRefetch): Promise<RefetchEnd> {
  const renewing = setInterval(() => renew(ask), refetchLeaseMs / 3);
  let hasConnected = false;
  try {
    const connected = await connect(ask.connectionId, 'worker');
    hasConnected = true;
    await copyApplicant(connected, ask.externalId);
  } catch (error) {
    return await failed(ask, error, hasConnected);
  } finally {
    clearInterval(renewing);
  }
  await endRefetch(ask);
  return { restMs: 0 };
}

/** A renewal that fails leaves a lease that lapses; the end of the asking will say if the database is away. */
function renew(ask: LeasedRefetch): void {
  void renewRefetch(ask).catch(() => undefined);
}

async function failed(ask: LeasedRefetch, error: unknown, hasConnected: boolean): Promise<RefetchEnd> {
  const { openedAt } = await gateState(ask.connectionId);
  const standing = { tries: ask.tries, waitingSince: ask.firstAt, isVendorDown: openedAt !== null, hasConnected };
  const { next, inMs, restMs } = judgeFailure(error, standing, new Date());
  const failure = failureOf(error);
  if (next === 'abandon') await giveUpRefetch(worker, ask, failure);
  else await postponeRefetch(ask, failure, { inMs, isCounted: next === 'count' });
  return { restMs };
}

function failureOf(error: unknown): RefetchFailure {
  if (error instanceof ProviderError || error instanceof Refusal) return { code: error.code, problem: error.message };
  return {
    code: 'failed',
    problem: `Docket failed at this answer. Reference ${log.bug('ask about an applicant', error)}.`,
  };
}
