import { connectionStatus } from '#lib/data/connections/status.ts';
import {
  type PullState,
  pullState,
  recordPulledPage,
  recordPullFailure,
  schedulePull,
  startRound,
  withPullLock,
} from '#lib/data/sync/pulls.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type Connected, ConnectionUnusable, connect } from '../connect.ts';
import { copyListed } from './copy-listed.ts';
import { firstListed, nextPage } from './list-pages.ts';

/**
 * What comes next for a connection, and in how many milliseconds. `paused`: nothing until a person resumes the
 * connection; `busy`: another process is pulling it.
 */
export type PullStep = { kind: 'page' | 'round' | 'retry'; inMs: number } | { kind: 'busy' } | { kind: 'paused' };

/**
 * When to try again: after a failure that may pass by itself, and after one that a person must mend (wrong
 * credentials).
 */
const retryMs = { passing: 10_000, lasting: 5 * 60_000 };

/**
 * Copies one page of applicants, of the round under way or of a new one. The cursor moves only when all applicants of
 * the page are saved, so the page of a killed process is read again.
 * @param stopping ends the page early, between two applicants
 */
export async function pullPage(connectionId: string, stopping: AbortSignal): Promise<PullStep> {
  let step: PullStep = { kind: 'busy' };
  await withPullLock(connectionId, async () => {
    step = await copyNextPage(connectionId, stopping).catch((error: unknown) => failed(connectionId, error));
    if ('inMs' in step) await schedulePull(connectionId, step.inMs);
  });
  return step;
}

async function copyNextPage(connectionId: string, stopping: AbortSignal): Promise<PullStep> {
  const connected = await connect(connectionId, 'worker');
  const state = await pullState(connectionId);
  const pull = state.isUnderway ? state : await startRound(worker, connectionId);
  const began = performance.now();
  // One applicant is read first: if the key erases what it reads, it erases one and not a whole page.
  if (pull.cursor === null && connected.can.isErasedByReading)
    await copyListed(connected, await firstListed(connected), stopping);
  const page = await nextPage(connected, pull);
  await copyListed(connected, page.items, stopping);
  // The cursor does not move: the next process reads the rest of the page.
  if (stopping.aborted) return { kind: 'page', inMs: 0 };
  const figures = {
    next: page.next,
    applicants: page.items.length,
    expected: page.total,
    unnamed: page.unnamed,
    tookMs: performance.now() - began,
  };
  await recordPulledPage(worker, { connectionId, round: pull.round, pagesRead: pull.pagesRead, ...figures });
  return page.next === null
    ? { kind: 'round', inMs: await untilNextRound(connected, pull) }
    : { kind: 'page', inMs: 0 };
}

/** In how many ms the next round begins: the pace counts from start to start, and at least a tenth of it is a pause. */
async function untilNextRound({ connection, provider }: Connected, { startedAt }: PullState): Promise<number> {
  const { roundEveryMinutes } = await connectionStatus(connection.id);
  const everyMs = (roundEveryMinutes ?? provider.pace.roundEveryMinutes) * 60_000;
  const tookMs = startedAt === null ? 0 : Date.now() - startedAt.getTime();
  return Math.max(everyMs - tookMs, everyMs / 10);
}

/** Records the failure that stopped a pull, to try again later. A bug is thrown on and logged. */
async function failed(connectionId: string, error: unknown): Promise<PullStep> {
  if (error instanceof ConnectionUnusable && error.because === 'switched_off') return { kind: 'paused' };
  if (error instanceof Refusal) return lasting(connectionId, error.code, error.message);
  if (!(error instanceof ProviderError)) throw error;
  await recordPullFailure(worker, connectionId, {
    code: error.code,
    problem: error.message,
    isVendorCalled: error.reason !== 'not_sent',
  });
  const isPassing = error.retryable || error.code === 'rate_limited' || error.code === 'invalid_response';
  const inMs = isPassing ? Math.max(retryMs.passing, error.retryAfterMs ?? 0) : retryMs.lasting;
  return { kind: 'retry', inMs };
}

async function lasting(connectionId: string, code: string, problem: string): Promise<PullStep> {
  await recordPullFailure(worker, connectionId, { code, problem, isVendorCalled: true });
  return { kind: 'retry', inMs: retryMs.lasting };
}
