'use client';

import { useCallback } from 'react';
import { type NextCase, useOpenNext } from './open-next.ts';
import { send } from './send.ts';

/**
 * Claims the next case for this member and opens it.
 * @returns what to tell the member, as a sentence, or null when the next case is on its way
 */
export function useTakeNext(): () => Promise<string | null> {
  const openNext = useOpenNext();
  return useCallback(async () => {
    const sent = await send<{ next: NextCase | null }>('/api/cases/next', {});
    return sent.ok ? openNext(sent.value.next) : sent.message;
  }, [openNext]);
}
