'use client';

import { useSyncExternalStore } from 'react';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';

/** Offers the browser's time zone while the days are those of UTC: the server does not know it. */
export function OwnZone({ choice }: { choice: MetricsChoice }) {
  const zone = useSyncExternalStore(never, ownZone, serverZone);
  if (choice.zone !== 'UTC' || zone === 'UTC') return null;
  return (
    <ScreenLink href={metricsAddress({ ...choice, zone })} title={zone} className={cx(linkClass, 'whitespace-nowrap')}>
      {`Use ${zone.split('/').at(-1)?.replaceAll('_', ' ')}`}
    </ScreenLink>
  );
}

const never = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => 'UTC';
