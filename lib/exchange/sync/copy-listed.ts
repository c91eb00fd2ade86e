import { knownApplicants } from '#lib/data/applicants/known.ts';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { erasedAmong } from '#lib/data/lifecycle/tombstones.ts';
import type { ListedApplicant } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { type Connected, mustBeActive } from '../connect.ts';
import { copyApplicant, isErasing, pauseIfErasing } from './copy-applicant.ts';
import { needsReading } from './freshness.ts';

/** How many applicants are read at once; the vendor's own limit is in the gate. */
const readersAtOnce = 3;

/** How often it is checked, in milliseconds, whether the connection was paused meanwhile. */
const pauseCheckMs = 500;

/**
 * Copies those applicants of a page that may have changed. Ends early, between two applicants, when `stopping` or when
 * the connection is paused. But applicants whom the vendor erases because it listed them are all saved first.
 * @throws ProviderError; ConnectionUnusable when the connection was paused, by a person or because it erases what it
 * reads
 */
export async function copyListed(
  connected: Connected,
  items: readonly ListedApplicant[],
  stopping: AbortSignal,
): Promise<void> {
  const listedAt = new Date();
  const toRead = await thoseToRead(connected.connection.id, items, listedAt);
  const erased = toRead.flatMap(({ externalId, applicant }) =>
    applicant && isErasing(connected, applicant) ? [{ externalId, applicant }] : [],
  );
  const mayGoOn = erased.length > 0 ? async () => true : untilPaused(connected.connection.id, stopping);
  const unreadable: ListedApplicant[] = [];
  await forEachInParallel(toRead, mayGoOn, async (item) => {
    if (!(await copyOne(connected, item, listedAt))) unreadable.push(item);
  });
  for (const { externalId, applicant } of erased) await pauseIfErasing(connected, externalId, applicant);
  for (const item of unreadable) await copyAtSecondTry(connected, item);
}

/** Leaves out applicants erased in Docket, and those that have not changed as far as the list and the copy tell. */
async function thoseToRead(
  connectionId: string,
  items: readonly ListedApplicant[],
  now: Date,
): Promise<ListedApplicant[]> {
  const ids = items.map(({ externalId }) => externalId);
  const [known, erased] = [await knownApplicants(connectionId, ids), await erasedAmong(connectionId, ids)];
  const byId = new Map(known.map((row) => [row.externalId, row]));
  return items.filter((item) => !erased.has(item.externalId) && needsReading(item, byId.get(item.externalId), now));
}

/** Gives false once `stopping`. @throws ConnectionUnusable soon after the connection was paused */
function untilPaused(connectionId: string, stopping: AbortSignal): () => Promise<boolean> {
  let checkedAt = performance.now();
  return async () => {
    if (stopping.aborted) return false;
    if (performance.now() - checkedAt < pauseCheckMs) return true;
    checkedAt = performance.now();
    await mustBeActive(connectionId);
    return true;
  };
}

/**
 * Works on a few items at a time. After a failure no further item is begun; it is thrown when those under way have
 * ended.
 */
async function forEachInParallel<Item>(
  items: readonly Item[],
  mayGoOn: () => Promise<boolean>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const reader = async () => {
    try {
      while (waiting.length > 0 && (await mayGoOn())) {
        const item = waiting.shift();
        if (item !== undefined) await work(item);
      }
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: readersAtOnce }, reader));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** @returns false when the vendor's answer about this applicant can't be used; any other failure stops the page */
async function copyOne(
  connected: Connected,
  { externalId, applicant, problem }: ListedApplicant,
  listedAt: Date,
): Promise<boolean> {
  const listed = { connectionId: connected.connection.id, externalId, fetchedAt: listedAt };
  if (problem) await saveApplicant(worker, { ...listed, applicant: null, problem });
  else if (applicant) await saveApplicant(worker, { ...listed, applicant, problem: null });
  else return isCopied(connected, externalId);
  return true;
}

async function isCopied(connected: Connected, externalId: string): Promise<boolean> {
  try {
    // The copy of an applicant that was deleted at the vendor after it was listed stays.
    await copyApplicant(connected, externalId);
    return true;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'invalid_response') return false;
    throw error;
  }
}

/**
 * One unusable answer must not stop all applicants behind it: the problem is saved with the applicant, who is read
 * again in the next round.
 */
async function copyAtSecondTry(connected: Connected, { externalId }: ListedApplicant): Promise<void> {
  const fetchedAt = new Date();
  if (await isCopied(connected, externalId)) return;
  const { id: connectionId } = connected.connection;
  await saveApplicant(worker, { connectionId, externalId, fetchedAt, applicant: null, problem: 'unreadable' });
}
