'use client';

import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { linkClass } from '#components/ui/link.ts';
import { type Act, factsOfAct } from '#lib/review/lifecycle/act.ts';
import { JobActs } from './job-acts.tsx';
import { JobStateLabel } from './job-state.tsx';
import { JobTable } from './job-table.tsx';
import type { LifecycleActs, Problem, Selection } from './lifecycle-acts.ts';
import { useJob } from './use-job.ts';

type BulkBarProps = {
  selection: Selection;
  /** How many applicants are selected, for the title. */
  count: number;
  /** The acts this member may begin: archive, delete, … */
  offered: readonly Act[];
  acts: LifecycleActs;
  onClear: () => void;
};

/**
 * The docked bar below a list of applicants: choose an act, see its dry run, start it or ask for it, follow it. Archive
 * is done in Docket alone; what erases is done at the providers too, where they can.
 */
export function BulkBar({ selection, count, offered, acts, onClear }: BulkBarProps) {
  const [jobId, setJobId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Act | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>(null);
  const prepare = async (act: Act) => {
    const id = newId();
    setIsBusy(true);
    setChosen(act);
    setJobId(null);
    const found = await acts.prepare({ jobId: id, act, atVendor: act !== 'archive', selection });
    setIsBusy(false);
    setProblem(found);
    if (found === null) setJobId(id);
  };
  return (
    <section aria-label="Bulk act" className="shrink-0 border-t border-l2 bg-s1">
      <div className="flex min-h-44 flex-wrap items-center gap-8 bg-accent-tint px-16 py-6">
        <Icon name="check" />
        <b className="font-semibold">{count.toLocaleString('en')} selected</b>
        <Button look="quiet" size="sm" onClick={onClear}>
          Clear
        </Button>
        <span className="h-16 w-1 bg-l2" />
        {offered.map((act) => (
          <Button
            key={act}
            size="sm"
            pressed={chosen === act}
            busy={isBusy && chosen === act}
            onClick={() => void prepare(act)}
          >
            {factsOfAct(act).name}…
          </Button>
        ))}
        {problem && <FieldError>{problem.message}</FieldError>}
      </div>
      {jobId !== null && <JobPanel key={jobId} jobId={jobId} acts={acts} />}
    </section>
  );
}

function JobPanel({ jobId, acts }: { jobId: string; acts: LifecycleActs }) {
  const { data: job, error, refetch } = useJob(jobId);
  if (error) return <p className="px-16 py-8 text-12 text-fail">The job could not be read. {error.message}</p>;
  if (!job) return <p className="px-16 py-8 text-12 text-t3">Looking at each applicant</p>;
  return (
    <>
      <div className="max-h-256 overflow-y-auto thin-scroll">
        <JobTable job={job} />
      </div>
      <div className="flex min-h-36 flex-wrap items-center gap-8 px-16 py-6">
        <JobStateLabel job={job} />
        <a href={`/jobs/${job.id}`} className={linkClass}>
          Open the job
        </a>
        <span className="grow" />
        <JobActs job={job} acts={acts} onChanged={refetch} />
      </div>
    </>
  );
}
