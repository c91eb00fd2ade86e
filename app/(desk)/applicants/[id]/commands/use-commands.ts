'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isMoving } from '#components/review/commands/words.ts';
import { readJson } from '#components/review/read-json.ts';
import { useLive } from '#components/shell/use-live.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { useReview } from '../review-state.tsx';

/** The commands about an applicant, read again while one is under way. @param commands as they came with the page */
export function useCommands(applicantId: string, commands: CommandView[]) {
  const { look } = useReview();
  const client = useQueryClient();
  // The commands that come with a new page, after a decision for example, are newer than those fetched before.
  useEffect(() => {
    client.setQueryData(['commands', applicantId], commands);
  }, [client, applicantId, commands]);
  const query = useQuery({
    queryKey: ['commands', applicantId],
    queryFn: () => readJson<CommandView[]>(`/api/applicants/${applicantId}/commands`),
    initialData: commands,
    refetchInterval: ({ state }) => (state.data?.some((command) => isMoving(command.state)) ? 1_500 : false),
  });
  // What others or a job ordered since the page was read. The rest of what changed waits until it is seen.
  useLive((events) => {
    const isHere = (event: LiveEvent) =>
      event.kind === 'gap' || (event.kind === 'case' && event.case.applicantId === applicantId);
    if (events.some(isHere)) void query.refetch();
  });
  const again = async () => {
    await query.refetch();
    look();
  };
  return { query, again };
}
