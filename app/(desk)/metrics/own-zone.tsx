'use client';

import { useOwnZone } from '#components/review/time/use-own-zone.ts';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';

/** Offers the browser's time zone while the days are those of UTC: the server does not know it. */
export function OwnZone({ choice }: { choice: MetricsChoice }) {
  const zone = useOwnZone();
  if (choice.zone !== 'UTC' || zone === 'UTC') return null;
  return (
    <ScreenLink href={metricsAddress({ ...choice, zone })} title={zone} className={cx(linkClass, 'whitespace-nowrap')}>
      {`Use ${zone.split('/').at(-1)?.replaceAll('_', ' ')}`}
    </ScreenLink>
  );
}
