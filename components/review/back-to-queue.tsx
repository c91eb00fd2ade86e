'use client';

import { useRouter } from 'next/navigation';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';

/** The address of the queue as it was last filtered. In memory only, because a search text is personal data. */
let lastQueue = '/queue';

export function rememberQueue(address: string): void {
  lastQueue = address;
}

/** The link back to the queue as it was left. */
export function BackToQueue() {
  const router = useRouter();
  const go = () => router.push(lastQueue);
  const words = lastQueue === '/inbox' ? 'Back to the inbox (Esc)' : 'Back to the queue (Esc)';
  useShortcuts('Go', [
    { key: 'Escape', label: 'Back to the queue, at the same row', run: go },
    { key: 'g q', label: 'Back to the queue, at the same row', run: go },
  ]);
  return (
    <ScreenLink href="/queue" go={go} aria-label={words} title={words} className={buttonClass('quiet', 'sm', true)}>
      <Icon name="left" />
    </ScreenLink>
  );
}
