'use client';

import Link from 'next/link';
import { BackToQueue } from '#components/review/back-to-queue.tsx';
import { JobActs } from '#components/review/lifecycle/job-acts.tsx';
import { JobStateLabel } from '#components/review/lifecycle/job-state.tsx';
import { JobTable } from '#components/review/lifecycle/job-table.tsx';
import { useJob } from '#components/review/lifecycle/use-job.ts';
import { Time } from '#components/review/time/time.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Section } from '#components/ui/section.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { JobApplicants, JobView } from '#lib/review/lifecycle/view.ts';
import { lifecycleActs } from '../../lifecycle-acts.ts';
import { ByPolicy, SecondPerson } from './asked.tsx';
import { Selected } from './selected.tsx';

type JobScreenProps = { job: JobView; selected: JobApplicants; person: Person };

/** One job: its dry run, how far it is, what was not done and why. */
export function JobScreen({ job: initial, selected, person }: JobScreenProps) {
  const { data: job = initial, refetch } = useJob(initial.id, initial);
  const { pending, at_vendor: atVendor } = job.counts;
  const applicants = job.lines.reduce((sum, { selected }) => sum + selected, 0);
  return (
    <DeskFrame>
      <Sidebar person={person} current={person.canSeeJobs ? 'jobs' : 'retention'} />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <header className="flex min-h-48 shrink-0 flex-wrap items-center gap-8 border-b border-l2 px-16 py-4">
          {person.canSeeQueue && <BackToQueue />}
          <h1 className="text-15 font-semibold tracking-tight">
            {job.name} {job.only?.caseNumber ?? countOf(applicants, 'applicant')}
          </h1>
          <JobStateLabel job={job} />
          <span className="text-12 text-t3">
            {job.wakesAt && (
              <>
                Until <Time at={job.wakesAt} />.{' '}
              </>
            )}
            Dry run by <bdi>{job.by}</bdi>, <Time at={job.createdAt} />
          </span>
          <span className="grow" />
          <JobActs job={job} acts={lifecycleActs} onChanged={refetch} />
          <span className="hidden phone:block">
            <MeMenu person={person} rail />
          </span>
        </header>
        <div className="min-h-0 grow overflow-y-auto thin-scroll">
          <JobTable job={job} />
          <p aria-live="polite" className="px-16 py-8 text-12 text-t2">
            {leftWords(pending, atVendor, job)}
          </p>
          {job.policyVersion !== null && <ByPolicy job={job} canSeeList={person.canSeeRetention} />}
          {job.request && <SecondPerson request={job.request} person={person} onChanged={refetch} />}
          <Selected jobId={job.id} selected={selected} canOpen={person.canSeeQueue} />
          <div id="not-done">{job.notDone.length > 0 && <NotDone job={job} canOpen={person.canSeeQueue} />}</div>
        </div>
      </main>
    </DeskFrame>
  );
}

function NotDone({ job, canOpen }: { job: JobView; canOpen: boolean }) {
  return (
    <Section title="Not done">
      <ul>
        {job.notDone.map(({ applicantId, caseNumber, state, because }) => (
          <li key={applicantId} className="flex min-h-28 items-center gap-8 text-12">
            <Tone tone={state === 'failed' ? 'fail' : 'not_done'}>{state === 'failed' ? 'Failed' : 'Skipped'}</Tone>
            {canOpen ? (
              <Link href={`/applicants/${applicantId}`} prefetch={false} className={linkClass}>
                {caseNumber ?? applicantId.slice(0, 8)}
              </Link>
            ) : (
              <span className="font-medium">{caseNumber ?? applicantId.slice(0, 8)}</span>
            )}
            <span className="min-w-0 text-t2">{because}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function leftWords(pending: number, atVendor: number, { state, counts }: JobView): string {
  if (state === 'prepared') return 'Nothing is done yet. The selection is fixed.';
  const ended = `${counts.done} done, ${counts.failed} failed, ${counts.skipped} skipped`;
  const left = pending + atVendor;
  if (left === 0) return `${ended}.`;
  return `${ended}, ${left} left${atVendor > 0 ? `, ${atVendor} of them ordered at the provider` : ''}.`;
}
