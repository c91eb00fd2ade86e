import Link from 'next/link';
import { linkClass } from '#components/ui/link.ts';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { RetentionJob } from '#lib/review/retention/view.ts';

/** The most that are shown at once: the list of who is due stays in view. */
const mostShown = 4;

/** Deletions by the policy that wait for their second person or run: each opens its job. */
export function JobsUnderWay({ jobs }: { jobs: RetentionJob[] }) {
  if (jobs.length === 0) return null;
  const folded = jobs.slice(mostShown);
  return (
    <section aria-label="Deletions under way" className="shrink-0 border-b border-l1 px-16 py-4 text-12">
      <JobLines jobs={jobs.slice(0, mostShown)} />
      {folded.length > 0 && (
        <details>
          <summary className="min-h-24 content-center text-t2">{`${folded.length} more`}</summary>
          <JobLines jobs={folded} />
        </details>
      )}
    </section>
  );
}

function JobLines({ jobs }: { jobs: RetentionJob[] }) {
  return (
    <ul>
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
