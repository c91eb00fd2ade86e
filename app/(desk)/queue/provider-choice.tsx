'use client';

import { FilterMenu } from '#components/ui/menu/filter-menu.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { goToFilter } from './use-queue.ts';

/** Adds and removes providers from the filter. */
export function ProviderChoice({
  filter,
  providers,
}: {
  filter: QueueFilter;
  providers: [id: string, label: string][];
}) {
  return (
    <FilterMenu
      field="Provider"
      choices={providers}
      chosen={filter.providers}
      onChange={(chosen) => goToFilter(queueAddress({ ...filter, providers: chosen, cursor: null }))}
    />
  );
}
