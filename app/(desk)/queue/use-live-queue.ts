import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { nullIfUnread } from '#components/review/read-json.ts';
import { readQueue } from '#components/review/rows/read-queue.ts';
import { useCoalesced } from '#components/review/use-coalesced.ts';
import { useLive } from '#components/shell/use-live.ts';
import { type CaseEvent, isAboutCases, type LiveEvent } from '#lib/review/case/live.ts';
import type { QueuePage } from '#lib/review/case/queue.ts';
import { updatedRows } from '#lib/review/case/queue-changes.ts';
import { type ListChange, listChange } from '#lib/review/list-change.ts';
import { countsKey } from './use-counts.ts';
import { queueKey } from './use-queue.ts';

type Waiting = { query: string; page: QueuePage; change: ListChange };

/**
 * Keeps the rows on the screen up to date without moving them: counts at once, changed rows in their places. What came
 * in or left waits until it is shown.
 */
export function useLiveQueue(query: string) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const current = waiting?.query === query ? waiting : null;
  const told = useRef(new Map<string, CaseEvent>());
  const look = useCoalesced(async () => {
    const shown = client.getQueryData<QueuePage>(queueKey(query));
    if (!shown) return;
    const known = current?.page ?? shown;
    const now = await readQueue(query, known).catch(nullIfUnread);
    // A decided row may have left before its event told what became of it: then the rows are updated all the same.
    if (!now || (now === known && !current)) return;
    // What a filter finds is counted apart.
    if (now.counts === null) void client.invalidateQueries({ queryKey: [countsKey] });
    const change = listChange(shown, now, ({ caseId }) => caseId);
    const isSameList = shown.rows.length === 0 || change.arrived + change.left === 0;
    client.setQueryData<QueuePage>(queueKey(query), (old) => {
      if (!old || isSameList) return now;
      // The pages beside the rows on the screen stay those of these rows.
      const { next, previous, version } = old;
      return { ...now, next, previous, version, rows: updatedRows(old.rows, now.rows, told.current) };
    });
    setWaiting(isSameList ? null : { query, page: now, change });
  });
  const isUp = useLive((events: LiveEvent[]) => {
    for (const event of events) if (event.kind === 'case') told.current.set(event.case.caseId, event.case);
    if (events.some(({ kind }) => kind === 'presence')) void client.invalidateQueries({ queryKey: ['presence'] });
    if (events.some(isAboutCases)) look();
  });
  const show = () => {
    if (current) client.setQueryData(queueKey(query), current.page);
    setWaiting(null);
  };
  return { isUp, change: current?.change ?? null, show };
}
