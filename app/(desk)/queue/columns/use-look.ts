import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ColumnName, type Density, type QueueLook, usualColumns } from '#lib/review/case/filter/columns.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';

/** The columns of the rows on the screen in their order, and how high a row is. */
export type ShownLook = { columns: readonly ColumnName[]; density: Density };

const lookKey = ['queue-look'];

/** Never read again by itself, and never let go: it changes only here. */
const kept = { enabled: false, gcTime: Number.POSITIVE_INFINITY };

/** How the rows are shown: as the member has them, with the columns of the address where it has any. */
export function useLook(first: QueueLook, { columns }: QueueFilter): ShownLook {
  // In the cache, so that what was chosen is there again after an applicant was opened and left.
  const { data: own } = useQuery({ queryKey: lookKey, queryFn: () => first, initialData: first, ...kept });
  return useMemo(
    () => ({ columns: columns ?? own.columns ?? usualColumns, density: own.density }),
    [columns, own.columns, own.density],
  );
}

/** Shows the rows in another way from now on. */
export function useSetLook(): (look: QueueLook) => void {
  const client = useQueryClient();
  return (look) => void client.setQueryData<QueueLook>(lookKey, look);
}

/** The member's own look, whatever the address says. */
export function useOwnLook(): QueueLook | undefined {
  return useQueryClient().getQueryData<QueueLook>(lookKey);
}
