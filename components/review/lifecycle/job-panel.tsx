import { useEffect, useEffectEvent } from 'react';
import { Time } from '#components/review/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { linkClass } from '#components/ui/link.ts';
import { JobActs } from './job-acts.tsx';
import { JobStateLabel } from './job-state.tsx';
import { JobTable } from './job-table.tsx';
import type { LifecycleActs } from './lifecycle-acts.ts';
import { useJob } from './use-job.ts';

type JobPanelProps = {
  jobId: string;
  /** The selection is still the one of the dry run. */
  isSame: boolean;
  acts: LifecycleActs;
  onChanged: () => void;
  onClose: () => void;
};

/** A job below the bar: its dry run, then its progress and its result. */
export function JobPanel({ jobId, isSame, acts, onChanged, onClose }: JobPanelProps) {
  const { data: job, error, refetch } = useJob(jobId);
  const done = job?.counts.done ?? 0;
  const tell = useEffectEvent(onChanged);
  useEffect(() => {
    if (done > 0) tell();
  }, [done]);
  if (error) return <p className="bg-s1 px-16 py-8 text-12 text-fail">The job could not be read. {error.message}</p>;
  if (!job) return <p className="bg-s1 px-16 py-8 text-12 text-t3">Looking at each applicant</p>;
  const isBegun = job.state !== 'prepared' || job.request !== null;
  if (!isSame && !isBegun) return null;
  return (
    <section aria-label={`${job.name}: job`} className="border-t border-l2 bg-s1">
      <div className="max-h-256 overflow-y-auto thin-scroll">
        <JobTable job={job} />
      </div>
      <div className="flex min-h-36 flex-wrap items-center gap-8 px-16 py-6">
        <span role="status">
          <JobStateLabel job={job} />
        </span>
        <span className="text-12 text-t2">
          {job.wakesAt && (
            <>
              Until <Time at={job.wakesAt} />.{' '}
            </>
          )}
          {job.startedAt ? 'Dry run ' : 'As of '}
          <Time at={job.createdAt} as="seconds" />
          {job.startedAt && (
            <>
              , started <Time at={job.startedAt} as="seconds" />
            </>
          )}
        </span>
        {isBegun && (
          <a href={`/jobs/${job.id}`} className={linkClass}>
            Open the job
          </a>
        )}
        <span className="grow" />
        <JobActs job={job} acts={acts} onChanged={refetch} />
        {isBegun && (
          <Button look="quiet" size="sm" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
    </section>
  );
}
