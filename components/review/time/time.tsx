'use client';

import { type MomentStyle, momentWords } from './moments.ts';
import { useOwnZone } from './use-own-zone.ts';

/** A moment in the reader's time zone. The server does not know the zone and writes UTC; the browser corrects it. */
export function Time({ at, as = 'moment' }: { at: string; as?: MomentStyle }) {
  const zone = useOwnZone();
  return (
    <time dateTime={at} title={`${momentWords(at, 'moment', 'UTC')} UTC`}>
      {momentWords(at, as, zone)}
    </time>
  );
}
