import { type QueryClient, type QueryKey, QueryObserver, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applicantQuery, prefetchApplicant } from '#components/review/applicant-query.ts';
import { imageAheadQuery } from '#components/review/image-ahead.ts';
import { nullIfUnread, readJson } from '#components/review/read-json.ts';
import type { ShownRow } from '#lib/review/case/queue.ts';
import { type QueueWire, unpackQueue } from '#lib/review/case/queue-wire.ts';

/** So many are fetched ahead. */
const ahead = 2;

/** The screen's own reading and drawing comes first, in milliseconds. */
const waitMs = 1_500;

/**
 * While a case is open and the browser is idle, fetches text and first image of the next two free cases of the queue,
 * and keeps them until this screen is left. Recorded as sent ahead; nothing counts as opened or seen. Null: nothing is.
 * @param nextToConfirm the applicant who follows in the inbox; fetched in place of the queue's
 */
export function usePrefetchNext(caseId: string | null, nextToConfirm: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (caseId === null) return;
    let isLeft = false;
    let kept: (() => void)[] = [];
    const fetchAhead = async () => {
      const next = nextToConfirm === null ? await nextInQueue(caseId) : [nextToConfirm];
      if (isLeft) return;
      kept = next.map((id) => keep(client, applicantQuery(id, 'ahead')));
      for (const id of next) {
        if (isLeft) return;
        const imageId = await prefetchApplicant(client, id, true);
        if (imageId !== null && !isLeft) kept.push(keep(client, imageAheadQuery(imageId)));
      }
    };
    const timer = setTimeout(() => whenIdle(() => !isLeft && void fetchAhead()), waitMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
      for (const end of kept) end();
    };
  }, [caseId, nextToConfirm, client]);
}

async function nextInQueue(caseId: string): Promise<string[]> {
  const queue = await readJson<QueueWire>('/api/queue').catch(nullIfUnread);
  return queue === null ? [] : nextFree(unpackQueue(queue).rows, caseId);
}

/** While something looks at it, it stays in memory. Gives the function that ends that. */
function keep(client: QueryClient, { queryKey, gcTime }: { queryKey: QueryKey; gcTime?: number }): () => void {
  return new QueryObserver(client, { queryKey, gcTime, enabled: false }).subscribe(() => undefined);
}

/** The applicants of the first free cases after this one; of the first ones where it is not on the page. */
function nextFree(rows: readonly ShownRow[], caseId: string): string[] {
  const after = rows.slice(rows.findIndex((row) => row.caseId === caseId) + 1);
  const free = after.filter(({ state, assignee }) => state === 'open' && assignee === null);
  return free.slice(0, ahead).map(({ applicantId }) => applicantId);
}

/** Safari has no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: waitMs });
  else work();
}
