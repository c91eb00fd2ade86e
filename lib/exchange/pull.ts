import { knownApplicants, saveApplicant } from '#lib/data/applicants.ts';
import { pageRead, pullFailed, pullState, startRound, withPullLock } from '#lib/data/pulls.ts';
import { SealBroken } from '#lib/data/seal.ts';
import type { ApplicantPage, ListedApplicant } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from './connect.ts';
import { type Applicants, fittingPage } from './pull-list.ts';

/** What comes next for a connection, and when. */
export type PullStep = { kind: 'page' | 'round' | 'retry'; inMs: number } | { kind: 'busy' };

/** A new round starts this long after the last one ended. */
const betweenRoundsMs = 5 * 60_000;

/** After a failure that may pass by itself, and after one that wants a person (wrong credentials). */
const afterFailureMs = { passing: 10_000, lasting: 5 * 60_000 };

/** Whoever did not change by the vendor's own word is read again all the same once a day. */
const rereadAfterMs = 24 * 60 * 60_000;

/** How many applicants are read at once; the gate holds the vendor's own limit. */
const readersAtOnce = 3;

/**
 * Copies one page of applicants, of the round under way or of a new one. Killed anywhere, the same page is read again:
 * the cursor moves only when all of its applicants stand.
 * @param stopping ends the page early, between two applicants
 * @returns what to do next, and `busy` when another process is at it
 */
export async function pullPage(connectionId: string, stopping: AbortSignal): Promise<PullStep> {
  let step: PullStep = { kind: 'busy' };
  await withPullLock(connectionId, async () => {
    step = await nextPage(connectionId, stopping).catch((error: unknown) => failed(connectionId, error));
  });
  return step;
}

async function nextPage(connectionId: string, stopping: AbortSignal): Promise<PullStep> {
  const { can } = await connect(connectionId, 'worker');
  if (!can.applicants?.list) return { kind: 'round', inMs: betweenRoundsMs };
  const before = await pullState(connectionId);
  const pull = before.isUnderway ? before : await startRound(worker, connectionId);
  const page = await fittingPage(can.applicants, connectionId, pull);
  await savePage(can.applicants, connectionId, page, stopping);
  // What was saved stays; the rest of the page is read by whoever comes next.
  if (stopping.aborted) return { kind: 'page', inMs: 0 };
  await pageRead(worker, { connectionId, ...pull, next: page.next, applicants: page.items.length });
  return page.next === null ? { kind: 'round', inMs: betweenRoundsMs } : { kind: 'page', inMs: 0 };
}

async function savePage(applicants: Applicants, connectionId: string, { items }: ApplicantPage, stopping: AbortSignal): Promise<void> {
  const listedAt = new Date();
  const unread = await changedSince(connectionId, items, listedAt);
  const waiting = [...unread];
  const unreadable: ListedApplicant[] = [];
  const reader = async () => {
    for (let item = waiting.shift(); item && !stopping.aborted; item = waiting.shift()) {
      if (!(await saveOne(applicants, connectionId, item, listedAt))) unreadable.push(item);
    }
  };
  await Promise.all(Array.from({ length: readersAtOnce }, reader));
  for (const item of unreadable) await saveAtSecondTry(applicants, connectionId, item);
}

/** Leaves out who has not changed by the vendor's own word. */
async function changedSince(connectionId: string, items: readonly ListedApplicant[], now: Date): Promise<ListedApplicant[]> {
  const known = await knownApplicants(
    connectionId,
    items.map(({ externalId }) => externalId),
  );
  const byId = new Map(known.map((row) => [row.externalId, row]));
  return items.filter(({ externalId, updatedAt, applicant }) => {
    const row = byId.get(externalId);
    if (applicant !== null || updatedAt === null || !row || row.problem !== null || row.vendorUpdatedAt === null) return true;
    return new Date(updatedAt) > row.vendorUpdatedAt || now.getTime() - row.fetchedAt.getTime() > rereadAfterMs;
  });
}

/** @returns false when the answer about this one person can't be used; anything else that fails stops the page */
async function saveOne(applicants: Applicants, connectionId: string, item: ListedApplicant, listedAt: Date): Promise<boolean> {
  const { externalId } = item;
  if (item.problem) {
    await saveApplicant(worker, { connectionId, externalId, fetchedAt: listedAt, applicant: null, problem: item.problem });
    return true;
  }
  const fetchedAt = item.applicant ? listedAt : new Date();
  try {
    const applicant = item.applicant ?? (await applicants.read(externalId));
    await saveApplicant(worker, { connectionId, externalId, fetchedAt, applicant, problem: null });
    return true;
  } catch (error) {
    // Deleted at the vendor between the list and the reading.
    if (error instanceof ProviderError && error.code === 'not_found') return true;
    if (error instanceof ProviderError && error.code === 'invalid_response') return false;
    throw error;
  }
}

/** One person's broken answer must not keep everyone behind them out: they are kept by name of the problem, and read again next round. */
async function saveAtSecondTry(applicants: Applicants, connectionId: string, item: ListedApplicant): Promise<void> {
  const fetchedAt = new Date();
  if (await saveOne(applicants, connectionId, item, fetchedAt)) return;
  await saveApplicant(worker, { connectionId, externalId: item.externalId, fetchedAt, applicant: null, problem: 'unreadable' });
}

/** What stops a pull is written down and tried again later; a fault of ours is thrown on, to be logged. */
async function failed(connectionId: string, error: unknown): Promise<PullStep> {
  if (error instanceof SealBroken) return lasting(connectionId, 'refused', 'The settings can’t be opened with the keys Docket was given');
  if (error instanceof Refusal) return lasting(connectionId, error.code, error.message);
  if (!(error instanceof ProviderError)) throw error;
  await pullFailed(worker, connectionId, { code: error.code, problem: error.message });
  const isPassing = error.retryable || error.code === 'rate_limited' || error.code === 'invalid_response';
  const inMs = isPassing ? Math.max(afterFailureMs.passing, error.retryAfterMs ?? 0) : afterFailureMs.lasting;
  return { kind: 'retry', inMs };
}

async function lasting(connectionId: string, code: string, problem: string): Promise<PullStep> {
  await pullFailed(worker, connectionId, { code, problem });
  return { kind: 'retry', inMs: afterFailureMs.lasting };
}
