'use client';

import type { ComponentProps } from 'react';
import { opensElsewhere } from '#components/review/rows/opens-elsewhere.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { goToFilter } from './use-queue.ts';

type QueueLinkProps = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { filter: Partial<QueueFilter> };

/** A link to another filter or page of the queue, which only reads rows. */
export function QueueLink({ filter, ...props }: QueueLinkProps) {
  const address = queueAddress(filter);
  return (
    <a
      {...props}
      href={address}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        goToFilter(address);
      }}
    />
  );
}
