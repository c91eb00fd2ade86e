import Link from 'next/link';
import { linkClass } from '#components/ui/link.ts';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { RetentionJob } from '#lib/review/retention/view.ts';

/** Deletions by the policy that wait for their second person or run: each opens its job. */
export function JobsUnderWay({ jobs }: { jobs: RetentionJob[] }) {
  if (jobs.length === 0) return null;
  return (
    <ul aria-label="Deletions under way" className="shrink-0 border-b border-l1 px-16 py-4 text-12">
      {jobs.map(({ jobId, applicants, by, isOwn, state, done }) => (
        <li key={jobId} className="flex min-h-24 flex-wrap items-center gap-x-10">
          <Link href={`/jobs/${jobId}`} prefetch={false} className={linkClass}>
            {`Deletion of ${countOf(applicants, 'applicant')}`}
          </Link>
          {state === 'waiting' && <Tone tone="pending">Waits for a second person</Tone>}
          {state !== 'waiting' && (
            <Tone tone={state === 'running' ? 'pending' : 'attention'}>
              {`${state === 'running' ? 'Running' : 'Stopped'}, ${done} of ${applicants} done`}
            </Tone>
          )}
          <span className="text-t3">asked by {isOwn ? 'you' : <bdi>{by}</bdi>}</span>
        </li>
      ))}
    </ul>
  );
}
