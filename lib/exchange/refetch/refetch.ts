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

/** `pauseMs`: for how long to leave the whole connection alone, in milliseconds; 0 for not at all. */
export type RefetchEnd = { pauseMs: number };

/**
 * Reads the applicant of a leased refetch again and saves the answer. The row is deleted only if no other webhook,
 * import or command has asked for the same refetch since it was leased: the answer may be older than that. A failure is
 * written to the row.
 */
export async function refetch(leased: LeasedRefetch): Promise<RefetchEnd> {
  const renewing = setInterval(() => renew(leased), refetchLeaseMs / 3);
  let hasConnected = false;
  try {
    const connected = await connect(leased.connectionId, 'worker');
    hasConnected = true;
    await copyApplicant(connected, leased.externalId);
  } catch (error) {
    return await failed(leased, error, hasConnected);
  } finally {
    clearInterval(renewing);
  }
  await endRefetch(leased);
  return { pauseMs: 0 };
}

/** An error is dropped: the lease then lapses, and a database that is away shows when the refetch ends. */
function renew(leased: LeasedRefetch): void {
  void renewRefetch(leased).catch(() => undefined);
}

async function failed(leased: LeasedRefetch, error: unknown, hasConnected: boolean): Promise<RefetchEnd> {
  const { openedAt } = await gateState(leased.connectionId);
  const attempt = { tries: leased.tries, waitingSince: leased.firstAt, isVendorDown: openedAt !== null, hasConnected };
  const { next, inMs, pauseMs } = judgeFailure(error, attempt, new Date());
  const failure = failureOf(error);
  if (next === 'give_up') await giveUpRefetch(worker, leased, failure);
  else await postponeRefetch(leased, failure, { inMs, isCounted: next === 'count' });
  return { pauseMs };
}

function failureOf(error: unknown): RefetchFailure {
  if (error instanceof ProviderError || error instanceof Refusal) return { code: error.code, problem: error.message };
  return {
    code: 'failed',
    problem: `Docket failed at this answer. Reference ${log.bug('refetch an applicant', error)}.`,
  };
}
