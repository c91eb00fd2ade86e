import { gateState } from '#lib/data/connections/gate-state.ts';
import { SealBroken } from '#lib/data/seal.ts';
import {
  type AskFailure,
  abandonAsk,
  askAnswered,
  askLeaseMs,
  postponeAsk,
  renewAsk,
  type TakenAsk,
} from '#lib/data/sync/refetch-lease.ts';
import { log } from '#lib/log.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { judgeFailure } from './failure.ts';

/** What came of asking; `restMs` is for how long nobody else of this connection need be asked either. */
export type AskEnd = { restMs: number };

/**
 * Asks the vendor about someone whose row was taken, and keeps the answer. The row goes only when nothing was said since
 * the asking began: an answer that was on its way may be older than the news. A failure is written down in the row.
 */
export async function answerAsk(ask: TakenAsk): Promise<AskEnd> {
  const renewing = setInterval(() => renew(ask), askLeaseMs / 3);
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
  await askAnswered(ask);
  return { restMs: 0 };
}

/** A renewal that fails leaves a lease that lapses; the end of the asking will say if the database is away. */
function renew(ask: TakenAsk): void {
  void renewAsk(ask).catch(() => undefined);
}

async function failed(ask: TakenAsk, error: unknown, hasConnected: boolean): Promise<AskEnd> {
  const { openedAt } = await gateState(ask.connectionId);
  const standing = { tries: ask.tries, waitingSince: ask.firstAt, isVendorDown: openedAt !== null, hasConnected };
  const { next, inMs, restMs } = judgeFailure(error, standing, new Date());
  const failure = failureOf(error);
  if (next === 'abandon') await abandonAsk(worker, ask, failure);
  else await postponeAsk(ask, failure, { inMs, isCounted: next === 'count' });
  return { restMs };
}

function failureOf(error: unknown): AskFailure {
  if (error instanceof ProviderError || error instanceof Refusal) return { code: error.code, problem: error.message };
  if (error instanceof SealBroken)
    return { code: 'refused', problem: 'The settings can’t be opened with the keys Docket was given' };
  return {
    code: 'failed',
    problem: `Docket failed at this answer. Reference ${log.bug('ask about an applicant', error)}.`,
  };
}
