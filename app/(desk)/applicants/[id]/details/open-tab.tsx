'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { type Tab, useReview } from '../review-state.tsx';

/** Opens a tab of the details and leads the keyboard to it. */
export function OpenTab({ tab, children }: { tab: Tab; children: ReactNode }) {
  const { openTab } = useReview();
  const go = () => {
    openTab(tab);
    const details = document.getElementById('place-details');
    details?.scrollIntoView({ block: 'nearest' });
    details?.querySelector<HTMLElement>('[role=tab][tabindex="0"]')?.focus();
  };
  return <Button onClick={go}>{children}</Button>;
}
