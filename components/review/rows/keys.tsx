'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useLayoutEffect } from 'react';
import { sparesData } from '#components/review/ahead/spares-data.ts';
import { useFrameAhead } from '#components/review/ahead/use-frame.ts';
import { beginReading, markOldBy, prefetchApplicant } from '#components/review/applicant-query.ts';
import { rememberQueue } from '#components/review/back-to-queue.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useLive } from '#components/shell/use-live.ts';
import {
  keepCursor,
  keepScroll,
  leaveRow,
  moveCursor,
  restoreCursor,
  restoreLostCursor,
  rowsAhead,
  rowsBeside,
} from './cursor.ts';
import { opensElsewhere } from './opens-elsewhere.ts';

/** A cursor that rests on a row for this long is about to open it, in milliseconds. */
const restMs = { focus: 250, pointer: 120 };

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
      if (!(link instanceof HTMLAnchorElement) || opensElsewhere(event)) return;
      event.preventDefault();
      keepCursor(link);
      const open = () => router.push(`${link.pathname}${link.hash}`);
      if (sparesData()) open();
      else void Promise.race([beginReading(client, idOf(link)), pause(soonMs)]).then(open);
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
    const remember = (event: FocusEvent) => {
      const row = rowOf(event);
      if (row) keepCursor(row);
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('scroll', keepScroll, { passive: true, capture: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('scroll', keepScroll, { capture: true });
    };
  }, []);
  usePrefetch();
  useLayoutEffect(() => leaveRow, []);
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
 * Fetches the applicant on whose row the cursor or the pointer rests; images for the cursor alone. Of the rows to which
 * a key leads from there only the frame, which says nothing about anyone: who goes on and opens at once waits for the
 * applicant alone. What changes of one meanwhile is not shown, but read when they are opened.
 */
function usePrefetch(): void {
  const client = useQueryClient();
  const fetchFrame = useFrameAhead();
  useLive((events) => markOldBy(client, events));
  useEffect(() => {
    if (sparesData()) return;
    let timer: ReturnType<typeof setTimeout>;
    const rest = (event: Event) => {
      clearTimeout(timer);
      const row = rowOf(event);
      if (!(row instanceof HTMLAnchorElement)) return;
      const isFocus = event.type === 'focusin';
      const fetch = () => {
        void prefetchApplicant(client, idOf(row), isFocus);
        for (const link of [row, ...(isFocus ? rowsBeside(row) : [])]) fetchFrame(idOf(link));
      };
      timer = setTimeout(fetch, restMs[isFocus ? 'focus' : 'pointer']);
    };
    // The cursor is put back before this listens.
    timer = setTimeout(() => rowsAhead().map(idOf).forEach(fetchFrame), restMs.focus);
    document.addEventListener('focusin', rest);
    document.addEventListener('pointerover', rest, { passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', rest);
      document.removeEventListener('pointerover', rest);
    };
  }, [client, fetchFrame]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function idOf(row: HTMLAnchorElement): string {
  return row.pathname.split('/').at(-1) ?? '';
}

function rowOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-row]') : null;
}
