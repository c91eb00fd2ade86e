'use client';

import { useSyncExternalStore } from 'react';
import { type MomentStyle, momentWords } from './moments.ts';

/** A moment in the reader's time zone. The server does not know the zone and writes UTC; the browser corrects it. */
export function Time({ at, as = 'moment' }: { at: string; as?: MomentStyle }) {
  const zone = useSyncExternalStore(never, ownZone, serverZone);
  return (
    <time dateTime={at} title={`${momentWords(at, 'moment', 'UTC')} UTC`}>
      {momentWords(at, as, zone)}
    </time>
  );
}

const never = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => 'UTC';
