'use client';

import { useEffect } from 'react';
import { rememberQueue } from '#components/review/back-to-queue.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';

/** The row that was opened last; on return it has the focus again. In memory only. */
let lastRow: string | null = null;

/** Moves the focus from row to row, so that Enter opens the row and a screen reader reads it. */
export function QueueKeys({ address }: { address: string }) {
  useEffect(() => {
    rows()
      .find((row) => row.dataset.row === lastRow)
      ?.focus();
    const remember = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement && event.target.dataset.row) lastRow = event.target.dataset.row;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => rememberQueue(address), [address]);
  useShortcuts('Queue', [
    { key: 'j', label: 'Next row', run: () => move(1) },
    { key: 'ArrowDown', label: 'Next row', run: () => move(1) },
    { key: 'k', label: 'Previous row', run: () => move(-1) },
    { key: 'ArrowUp', label: 'Previous row', run: () => move(-1) },
  ]);
  return null;
}

function move(step: 1 | -1): void {
  const all = rows();
  const at = all.findIndex((row) => row.matches(':focus'));
  const next = at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + step));
  all[next]?.focus();
  all[next]?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('a[data-row]')];
}
