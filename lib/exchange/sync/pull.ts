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
import { savePeople } from './applicants.ts';
import { firstOnly, nextPeople } from './list-pages.ts';

/** What comes next for a connection, and when; `rest`: nothing until someone resumes it, `busy`: another process is at it. */
export type PullStep = { kind: 'page' | 'round' | 'retry'; inMs: number } | { kind: 'busy' } | { kind: 'rest' };

/** After a failure that may pass by itself, and after one that wants a person (wrong credentials). */
const afterFailureMs = { passing: 10_000, lasting: 5 * 60_000 };

/**
 * Copies one page of applicants, of the round under way or of a new one. Killed anywhere, the same page is read again:
 * the cursor moves only when all of its applicants stand.
 * @param stopping ends the page early, between two applicants
 */
export async function pullPage(connectionId: string, stopping: AbortSignal): Promise<PullStep> {
  let step: PullStep = { kind: 'busy' };
  await withPullLock(connectionId, async () => {
    step = await nextPage(connectionId, stopping).catch((error: unknown) => failed(connectionId, error));
    if ('inMs' in step) await schedulePull(connectionId, step.inMs);
  });
  return step;
}

async function nextPage(connectionId: string, stopping: AbortSignal): Promise<PullStep> {
  const connected = await connect(connectionId, 'worker');
  const before = await pullState(connectionId);
  const pull = before.isUnderway ? before : await startRound(worker, connectionId);
  const began = performance.now();
  // A key that erases what it reads shall show that with one person and not with a page of them.
  if (pull.cursor === null && connected.can.isErasedByReading)
    await savePeople(connected, await firstOnly(connected), stopping);
  const page = await nextPeople(connected, pull);
  await savePeople(connected, page.items, stopping);
  // What was saved stays; the rest of the page is read by whoever comes next.
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

/** Rounds begin this far apart; one that took longer is still followed by a rest. */
async function untilNextRound({ connection, provider }: Connected, { startedAt }: PullState): Promise<number> {
  const { roundEveryMinutes } = await connectionStatus(connection.id);
  const everyMs = (roundEveryMinutes ?? provider.pace.roundEveryMinutes) * 60_000;
  const tookMs = startedAt === null ? 0 : Date.now() - startedAt.getTime();
  return Math.max(everyMs - tookMs, everyMs / 10);
}

/** What stops a pull is written down and tried again later; a fault of ours is thrown on, to be logged. */
async function failed(connectionId: string, error: unknown): Promise<PullStep> {
  if (error instanceof ConnectionUnusable && error.because === 'switched_off') return { kind: 'rest' };
  if (error instanceof Refusal) return lasting(connectionId, error.code, error.message);
  if (!(error instanceof ProviderError)) throw error;
  await recordPullFailure(worker, connectionId, {
    code: error.code,
    problem: error.message,
    isVendorCalled: error.reason !== 'not_sent',
  });
  const isPassing = error.retryable || error.code === 'rate_limited' || error.code === 'invalid_response';
  const inMs = isPassing ? Math.max(afterFailureMs.passing, error.retryAfterMs ?? 0) : afterFailureMs.lasting;
  return { kind: 'retry', inMs };
}

async function lasting(connectionId: string, code: string, problem: string): Promise<PullStep> {
  await recordPullFailure(worker, connectionId, { code, problem, isVendorCalled: true });
  return { kind: 'retry', inMs: afterFailureMs.lasting };
}
