'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { rememberQueue } from '#components/review/back-to-queue.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';

/** The row that was opened last; on return it has the focus again. In memory only. */
let lastRow: string | null = null;

/** Moves the focus from row to row, so that Enter opens the row and a screen reader reads it. */
export function QueueKeys({ address }: { address: string }) {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-row]');
      if (!link || opensElsewhere(event)) return;
      event.preventDefault();
      router.push(link.pathname);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
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

/** With these keys the browser opens a tab or window, or saves the page. */
function opensElsewhere(event: MouseEvent): boolean {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
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
