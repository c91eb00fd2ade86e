import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { ExportLine } from '#lib/review/exports/view.ts';

/** How often the progress of a file is read, in milliseconds. */
const followEveryMs = 1_000;

/** The member's files, followed while one of them is written. */
export function useFiles() {
  const { data, isError, refetch } = useQuery({
    queryKey: ['exports'],
    queryFn: ({ signal }) => readJson<ExportLine[]>('/api/exports', signal),
    refetchInterval: ({ state }) => (state.data?.some((file) => file.state === 'running') ? followEveryMs : false),
  });
  return { files: data ?? [], isUnread: isError && !data, readAgain: () => refetch() };
}
