'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useFrameAhead } from '#components/review/ahead/use-frame.ts';
import { beginReading, markOldBy, prefetchApplicant } from '#components/review/applicant-query.ts';
import { rememberQueue } from '#components/review/back-to-queue.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useLive } from '#components/shell/use-live.ts';
import {
  keepCursor,
  keepScroll,
  moveCursor,
  restoreCursor,
  restoreLostCursor,
  rowsAhead,
  rowsBeside,
} from './cursor.ts';
import { opensElsewhere } from './opens-elsewhere.ts';

/**
 * A cursor or pointer that rests on a row for this long is about to open it, in milliseconds. A mouse that is pressed
 * on one is, at once: the click comes some 80 ms later.
 */
const restMs: Record<string, number> = { focusin: 250, pointerover: 120, mousedown: 0 };
const rowEvents = Object.keys(restMs);

/**
 * How long an applicant's page waits for their text before it opens without, in milliseconds: a page that is drawn
 * blank first shows the text later.
 */
const soonMs = 30;

/**
 * Moves the focus from row to row, so that Enter opens the row and a screen reader reads it. Nothing is drawn again.
 * @param rowsOf of which filter and page the rows on the screen are: after another one the cursor is put back
 */
export function QueueKeys({ address, rowsOf, rows }: { address: string; rowsOf: string | null; rows: unknown }) {
  const router = useRouter();
  const client = useQueryClient();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = rowOf(event);
      if (!link || opensElsewhere(event)) return;
      event.preventDefault();
      keepCursor(link);
      const open = () => {
        // The browser lays the whole page out once more before it removes an element that has the focus.
        link.blur();
        router.push(link.pathname + link.hash);
      };
      void Promise.race([beginReading(client, idOf(link)), pause(soonMs)]).then(open);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router, client]);
  useEffect(() => {
    if (rowsOf !== null) restoreCursor();
  }, [rowsOf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rows` says when they were drawn again
  useEffect(restoreLostCursor, [rows]);
  useEffect(() => {
    document.addEventListener('scroll', keepScroll, { passive: true, capture: true });
    return () => document.removeEventListener('scroll', keepScroll, { capture: true });
  }, []);
  useRowEvents();
  useEffect(() => rememberQueue(address), [address]);
  useShortcuts('Queue', [
    { key: 'j', label: 'Next row', run: () => moveCursor(1) },
    { key: 'ArrowDown', label: 'Next row', run: () => moveCursor(1) },
    { key: 'k', label: 'Previous row', run: () => moveCursor(-1) },
    { key: 'ArrowUp', label: 'Previous row', run: () => moveCursor(-1) },
  ]);
  return null;
}

/**
 * Remembers the cursor, and fetches the applicant on whose row it or the pointer is; images not for a pointer that only
 * rests. Of the rows to which a key leads from the cursor only the frame, which says nothing about anyone: who goes on
 * and opens at once waits for the applicant alone. What changes of one meanwhile is not shown, but read when they are
 * opened.
 */
function useRowEvents(): void {
  const client = useQueryClient();
  const fetchFrame = useFrameAhead();
  useLive((events) => markOldBy(client, events));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onRow = (event: Event) => {
      clearTimeout(timer);
      const row = rowOf(event);
      if (!row) return;
      const isFocus = event.type === 'focusin';
      if (isFocus) keepCursor(row);
      const fetch = () => {
        void prefetchApplicant(client, idOf(row), event.type !== 'pointerover');
        for (const link of [row, ...(isFocus ? rowsBeside(row) : [])]) fetchFrame(idOf(link));
      };
      const ms = restMs[event.type];
      if (ms) timer = setTimeout(fetch, ms);
      // The focus comes next, and would put it off.
      else fetch();
    };
    // The cursor is put back before this listens.
    timer = setTimeout(() => rowsAhead().map(idOf).forEach(fetchFrame), restMs.focusin);
    for (const type of rowEvents) document.addEventListener(type, onRow, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const type of rowEvents) document.removeEventListener(type, onRow);
    };
  }, [client, fetchFrame]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function idOf(row: HTMLAnchorElement): string {
  return row.pathname.split('/').at(-1) ?? '';
}

function rowOf(event: Event): HTMLAnchorElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-row]') : null;
}
