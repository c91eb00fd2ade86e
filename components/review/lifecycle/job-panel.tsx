import { useEffect, useEffectEvent } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { Button } from '#components/ui/button.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { JobView } from '#lib/review/lifecycle/view.ts';
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
  /** Only its last line is shown: how far it is. */
  isFolded: boolean;
  onFold: (isFolded: boolean) => void;
  onChanged: () => void;
  onClose: () => void;
};

/** A job below the bar: its dry run, then its progress and its result. */
export function JobPanel({ jobId, isSame, acts, isFolded, onFold, onChanged, onClose }: JobPanelProps) {
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
      {!isFolded && (
        <div className="max-h-256 overflow-y-auto thin-scroll">
          <JobTable job={job} />
        </div>
      )}
      <div className="flex min-h-36 flex-wrap items-center gap-8 px-16 py-6">
        <span role="status">
          <JobStateLabel job={job} />
        </span>
        {isFolded && <HowFar job={job} />}
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
          <ScreenLink href={`/jobs/${job.id}`} className={linkClass}>
            Open the job
          </ScreenLink>
        )}
        <span className="grow" />
        <JobActs job={job} acts={acts} onChanged={refetch} />
        {isBegun && (
          <Button look="quiet" size="sm" aria-expanded={!isFolded} onClick={() => onFold(!isFolded)}>
            {isFolded ? 'Review' : 'Fold'}
          </Button>
        )}
        {isBegun && (
          <Button look="quiet" size="sm" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
    </section>
  );
}

/** "Archive 148 of 209", a bar, and how many can't be done. */
function HowFar({ job: { name, lines, counts } }: { job: JobView }) {
  const sum = (of: (line: JobView['lines'][number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  const [can, cannot, skipped] = [sum((line) => line.can), sum((line) => line.cannot), sum((line) => line.skipped)];
  return (
    <span className="flex items-center gap-8 text-12 whitespace-nowrap tabular-nums">
      {`${name} ${counts.done.toLocaleString('en')} of ${can.toLocaleString('en')}`}
      <progress
        aria-label={`${name}: ended`}
        className="job-bar min-w-96"
        value={counts.done + counts.failed + skipped}
        max={Math.max(1, can)}
      />
      {counts.failed > 0 && <span className="text-fail">{`${counts.failed.toLocaleString('en')} failed`}</span>}
      {cannot > 0 && <span className="text-t2">{`${cannot.toLocaleString('en')} can’t be done`}</span>}
    </span>
  );
}
