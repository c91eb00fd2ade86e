import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { SavedView } from '#lib/review/views/view.ts';

const viewsKey = ['views'];

/** A count of a view is never older, in milliseconds. */
const readEveryMs = 30_000;

/** The member's views and those that colleagues share, with counts; read again twice a minute. */
export function useViews() {
  return useQuery({
    queryKey: viewsKey,
    queryFn: ({ signal }) => readJson<SavedView[]>('/api/queue/views', signal),
    refetchInterval: readEveryMs,
  });
}

/** Reads the views again after one was changed. */
export function useReadViews(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: viewsKey });
}
