import { useSyncExternalStore } from 'react';

/** The reader's time zone, an IANA name: the browser's own, and UTC on the server, which does not know it. */
export function useOwnZone(): string {
  return useSyncExternalStore(never, ownZone, serverZone);
}

let zone: string | null = null;

/** Asked once for each turn, because a page shows many moments and each answer takes the browser 20 µs. */
function ownZone(): string {
  if (zone === null) {
    zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    queueMicrotask(forget);
  }
  return zone;
}

function forget(): void {
  zone = null;
}

const never = () => () => undefined;
const serverZone = () => 'UTC';
