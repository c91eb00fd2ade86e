'use client';

import { useSyncExternalStore } from 'react';

/** Whether the page is alive in the browser: false on the server, and while what it drew is taken over. */
export function useHydrated(): boolean {
  return useSyncExternalStore(never, yes, no);
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
