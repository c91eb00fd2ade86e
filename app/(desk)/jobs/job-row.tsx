import Link from 'next/link';
import { JobStateLabel } from '#components/review/lifecycle/job-state.tsx';
import { Ago } from '#components/review/time/ago.tsx';
import { cx } from '#components/ui/cx.ts';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { JobLineOfList } from '#lib/review/lifecycle/view.ts';

/** One job: what, for how many, its state and how far it is, by whom and when. */
export function JobRow({ job, now }: { job: JobLineOfList; now: string }) {
  const { id, name, caseNumber, applicants, possible, done, failed, skipped, by, isOwn, startedAt } = job;
  return (
    <li className="border-b border-l1 last:border-b-0">
      <Link
        href={`/jobs/${id}`}
        prefetch={false}
        className={cx(
          'flex min-h-36 flex-wrap items-center gap-x-16 gap-y-4 px-16 py-5 hover:bg-s2',
          'focus-visible:bg-accent-tint focus-visible:-outline-offset-2 phone:min-h-44',
        )}
      >
        <span className="w-240 truncate font-medium phone:w-auto phone:grow">
          {name} {caseNumber ?? countOf(applicants, 'applicant')}
        </span>
        <span className="w-96 phone:w-auto">
          <JobStateLabel job={{ ...job, request: null }} />
        </span>
        <span className="flex w-240 items-center gap-8 text-12 text-t2 tabular-nums phone:w-full">
          <progress
            aria-label="Ended"
            className="job-bar max-w-96 phone:max-w-none"
            value={done + failed + skipped}
            max={Math.max(1, possible)}
          />
          <span className="shrink-0">{`${done.toLocaleString('en')} of ${possible.toLocaleString('en')} done`}</span>
        </span>
        <span className="flex w-160 items-center gap-12 text-12 phone:w-auto phone:empty:hidden">
          {failed > 0 && <Tone tone="fail">{`${failed.toLocaleString('en')} failed`}</Tone>}
          {skipped > 0 && <Tone tone="not_done">{`${skipped.toLocaleString('en')} skipped`}</Tone>}
        </span>
        <span className="ms-auto text-12 text-t3 phone:ms-0 phone:w-full">
          {isOwn ? 'You' : <bdi>{by}</bdi>}, <Ago at={startedAt} now={now} />
        </span>
      </Link>
    </li>
  );
}
