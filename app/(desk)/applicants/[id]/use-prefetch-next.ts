import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { applicantQuery, prefetchApplicant } from '#components/review/applicant-query.ts';
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
  const [ids, setIds] = useState<string[]>([]);
  useQueries({ queries: ids.map((id) => ({ ...applicantQuery(id, 'ahead'), enabled: false })) });
  useEffect(() => {
    if (caseId === null) return;
    let isLeft = false;
    const fetchAhead = async () => {
      const next = nextToConfirm === null ? await nextInQueue(caseId) : [nextToConfirm];
      if (isLeft) return;
      setIds(next);
      for (const id of next) if (!isLeft) await prefetchApplicant(client, id, true);
    };
    const timer = setTimeout(() => whenIdle(() => !isLeft && void fetchAhead()), waitMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [caseId, nextToConfirm, client]);
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

/** Safari has no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: waitMs });
  else work();
}
