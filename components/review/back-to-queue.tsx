'use client';

import { usePathname, useRouter } from 'next/navigation';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';

/** The list that was left last, and the queue as it was filtered. In memory only: a search text is personal data. */
let lastList = '/queue';
let lastQueue = '/queue';

export function rememberQueue(address: string): void {
  lastList = address;
  if (nameOf(address) === undefined) lastQueue = address;
}

/** The lists beside the queue. */
const names = new Map([
  ['/inbox', 'inbox'],
  ['/crypto', 'crypto checks'],
]);

function nameOf(address: string): string | undefined {
  return names.get(address.replace(/\?.*$/, ''));
}

/**
 * The link back to the list as it was left: the queue, the inbox or the crypto checks. `g q` leads to the queue in any
 * case.
 */
export function BackToQueue() {
  const router = useRouter();
  const path = usePathname();
  const to = nameOf(lastList) !== undefined && nameOf(path) === undefined ? lastList : lastQueue;
  const place = nameOf(to) ?? 'queue';
  const go = () => router.push(to);
  useShortcuts('Go', [
    { key: 'Escape', label: `Back to the ${place}, at the same row`, run: go },
    { key: 'g q', run: () => router.push(lastQueue) },
  ]);
  const words = `Back to the ${place} (Esc)`;
  return (
    <ScreenLink href="/queue" go={go} aria-label={words} title={words} className={buttonClass('quiet', 'sm', true)}>
      <Icon name="left" />
    </ScreenLink>
  );
}
