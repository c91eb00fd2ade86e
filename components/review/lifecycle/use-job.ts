'use client';

import { useQuery } from '@tanstack/react-query';
import type { JobView } from '#lib/review/lifecycle/view.ts';

/** A job, read again every second while it runs and every five seconds while something still waits. */
export function useJob(jobId: string, initial?: JobView) {
  return useQuery({
    queryKey: ['job', jobId],
    queryFn: () => readJob(jobId),
    ...(initial ? { initialData: initial } : {}),
    // What was read on another screen is shown, and read again.
    staleTime: 0,
    refetchInterval: ({ state }) => pauseMs(state.data),
  });
}

function pauseMs(job: JobView | undefined): number | false {
  if (job === undefined) return false;
  if (job.state === 'running') return 1_000;
  return job.counts.at_vendor > 0 ? 5_000 : false;
}

async function readJob(jobId: string): Promise<JobView> {
  const answer = await fetch(`/api/jobs/${jobId}`);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as JobView;
}
