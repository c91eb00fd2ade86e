import type { QueryClient } from '@tanstack/react-query';
import { applicantQuery, prefetchApplicant } from '#components/review/applicant-query.ts';
import { imageAheadQuery, keepInMemory } from '#components/review/image-ahead.ts';
import { nullIfUnread, readJson } from '#components/review/read-json.ts';
import type { ShownRow } from '#lib/review/case/queue.ts';
import { type QueueWire, unpackQueue } from '#lib/review/case/queue-wire.ts';

/** So many are fetched ahead. */
const ahead = 2;

/**
 * Fetches who follows this case, one after the other, until `isLeft`.
 * @param nextToConfirm as in `usePrefetchNext`
 * @param onKept is given what ends the keeping of each
 */
export async function fetchAhead(
  client: QueryClient,
  caseId: string,
  nextToConfirm: string | null,
  isLeft: () => boolean,
  onKept: (end: () => void) => void,
): Promise<void> {
  const next = nextToConfirm === null ? await nextInQueue(caseId) : [nextToConfirm];
  for (const id of next) {
    if (isLeft()) return;
    onKept(keepInMemory(client, applicantQuery(id, 'ahead')));
    const imageId = await prefetchApplicant(client, id, true);
    if (imageId !== null && !isLeft()) onKept(keepInMemory(client, imageAheadQuery(imageId)));
  }
}

async function nextInQueue(caseId: string): Promise<string[]> {
  const queue = await readJson<QueueWire>('/api/queue').catch(nullIfUnread);
  return queue === null ? [] : nextFree(unpackQueue(queue).rows, caseId);
}

/** The applicants of the first free cases after this one; of the first ones where it is not on the page. */
function nextFree(rows: readonly ShownRow[], caseId: string): string[] {
  const after = rows.slice(rows.findIndex((row) => row.caseId === caseId) + 1);
  const free = after.filter(({ state, assignee }) => state === 'open' && assignee === null);
  return free.slice(0, ahead).map(({ applicantId }) => applicantId);
}
