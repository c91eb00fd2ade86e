'use client';

import { useRouter } from 'next/navigation';
import { useCoalesced } from '#components/review/use-coalesced.ts';
import { useLive } from '#components/shell/use-live.ts';
import { isAboutCases } from '#lib/review/case/live.ts';

/** Reads the inbox again when a case changed. */
export function LiveInbox() {
  const router = useRouter();
  const again = useCoalesced(async () => router.refresh());
  useLive((events) => {
    if (events.some(isAboutCases)) again();
  });
  return null;
}
