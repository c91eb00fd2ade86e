'use client';

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { isLive, onLive, watchLive } from './live-source.ts';

/** How often a screen asks by itself while no events arrive, in milliseconds. */
const pollEveryMs = 30_000;

/**
 * Calls `onEvents` with what changed while this screen is shown; while no events arrive, with a gap every 30 seconds in
 * which the tab is visible.
 * @returns whether events arrive
 */
export function useLive(onEvents: (events: LiveEvent[]) => void): boolean {
  const isUp = useSyncExternalStore(watchLive, isLive, neverOnTheServer);
  const hear = useEffectEvent(onEvents);
  useEffect(() => onLive((events) => hear(events)), []);
  useEffect(() => {
    if (isUp) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') hear([{ kind: 'gap' }, { kind: 'presence' }]);
    }, pollEveryMs);
    return () => clearInterval(timer);
  }, [isUp]);
  return isUp;
}

const neverOnTheServer = () => false;
