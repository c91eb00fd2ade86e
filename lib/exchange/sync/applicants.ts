import { knownApplicants } from '#lib/data/applicants/known.ts';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { connectionStatus } from '#lib/data/connections/status.ts';
import type { ListedApplicant } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { type Connected, ConnectionUnusable } from '../connect.ts';
import { copyApplicant, isErasing, restIfErasing } from './copy-applicant.ts';
import { isDue } from './freshness.ts';

/** How many applicants are read at once; the gate holds the vendor's own limit. */
const readersAtOnce = 3;

/** How often a page looks whether its connection was paused meanwhile. */
const lookEveryMs = 500;

/**
 * Copies those of a page who may have changed. Ends early, between two applicants, when `stopping` or paused; but whom the
 * vendor erases because it listed them are all kept before anything else.
 * @throws ProviderError; ConnectionUnusable when the connection was paused, by someone or because it erases what it reads
 */
export async function savePeople(
  connected: Connected,
  items: readonly ListedApplicant[],
  stopping: AbortSignal,
): Promise<void> {
  const listedAt = new Date();
  const due = await whoIsDue(connected.connection.id, items, listedAt);
  const erased = due.flatMap(({ externalId, applicant }) =>
    applicant && isErasing(connected, applicant) ? [{ externalId, applicant }] : [],
  );
  const mayGoOn = erased.length > 0 ? async () => true : goingOn(connected.connection.id, stopping);
  const unreadable: ListedApplicant[] = [];
  await inTurn(due, mayGoOn, async (item) => {
    if (!(await saveOne(connected, item, listedAt))) unreadable.push(item);
  });
  for (const { externalId, applicant } of erased) await restIfErasing(connected, externalId, applicant);
  for (const item of unreadable) await saveAtSecondTry(connected, item);
}

/** Leaves out who has not changed, as far as that can be told without asking. */
async function whoIsDue(
  connectionId: string,
  items: readonly ListedApplicant[],
  now: Date,
): Promise<ListedApplicant[]> {
  const known = await knownApplicants(
    connectionId,
    items.map(({ externalId }) => externalId),
  );
  const byId = new Map(known.map((row) => [row.externalId, row]));
  return items.filter((item) => isDue(item, byId.get(item.externalId), now));
}

/** False once we are to stop. @throws ConnectionUnusable soon after someone paused the connection */
function goingOn(connectionId: string, stopping: AbortSignal): () => Promise<boolean> {
  let lookedAt = performance.now();
  return async () => {
    if (stopping.aborted) return false;
    if (performance.now() - lookedAt < lookEveryMs) return true;
    lookedAt = performance.now();
    if ((await connectionStatus(connectionId)).isActive) return true;
    throw new ConnectionUnusable('switched_off', 'This connection is switched off.');
  };
}

/** Some at a time, each taken in its turn; the first failure lets no further one begin, and is thrown when all under way have ended. */
async function inTurn<Item>(
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

/** @returns false when the answer about this one person can't be used; anything else that fails stops the page */
async function saveOne(
  connected: Connected,
  { externalId, applicant, problem }: ListedApplicant,
  listedAt: Date,
): Promise<boolean> {
  const listed = { connectionId: connected.connection.id, externalId, fetchedAt: listedAt };
  if (problem) await saveApplicant(worker, { ...listed, applicant: null, problem });
  else if (applicant) await saveApplicant(worker, { ...listed, applicant, problem: null });
  else return copied(connected, externalId);
  return true;
}

async function copied(connected: Connected, externalId: string): Promise<boolean> {
  try {
    // Whoever was deleted at the vendor between the list and the reading keeps the copy we have.
    await copyApplicant(connected, externalId);
    return true;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'invalid_response') return false;
    throw error;
  }
}

/** One person's broken answer must not keep everyone behind them out: they are kept by name of the problem, and read again next round. */
async function saveAtSecondTry(connected: Connected, { externalId }: ListedApplicant): Promise<void> {
  const fetchedAt = new Date();
  if (await copied(connected, externalId)) return;
  const { id: connectionId } = connected.connection;
  await saveApplicant(worker, { connectionId, externalId, fetchedAt, applicant: null, problem: 'unreadable' });
}
