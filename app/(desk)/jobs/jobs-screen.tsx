import { ListHeader } from '#components/review/list-header.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Section } from '#components/ui/section.tsx';
import { shownOfAll } from '#lib/review/counted.ts';
import type { JobLineOfList, Jobs, OfAll } from '#lib/review/lifecycle/view.ts';
import { FollowJobs } from './follow-jobs.tsx';
import { JobRow } from './job-row.tsx';

/** The jobs of the desk, so that one is found again after its page was left. */
export function JobsScreen({ underWay, ended, person, now }: Jobs & { person: Person; now: string }) {
  const isRunning = underWay.rows.some(({ state }) => state === 'running');
  return (
    <DeskFrame>
      <Sidebar person={person} current="jobs" />
      {isRunning && <FollowJobs />}
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Jobs" person={person}>
          What was begun for one or many applicants: archive, unarchive, restore, and what a second person confirmed.
        </ListHeader>
        <div className="min-h-0 grow overflow-y-auto thin-scroll">
          {underWay.all + ended.all === 0 && (
            <Empty title="No job yet">
              Select cases in the queue and choose what is done with them, or begin from an applicant’s page.
            </Empty>
          )}
          {underWay.all > 0 && <JobSection title="Under way" jobs={underWay} now={now} />}
          {ended.all > 0 && <JobSection title="Ended" jobs={ended} now={now} />}
        </div>
      </main>
    </DeskFrame>
  );
}

function JobSection({ title, jobs: { rows, all }, now }: { title: string; jobs: OfAll<JobLineOfList>; now: string }) {
  return (
    <Section title={title} aside={shownOfAll(rows.length, all)}>
      <ul className="-mx-16">
        {rows.map((job) => (
          <JobRow key={job.id} job={job} now={now} />
        ))}
      </ul>
      {rows.length < all && <p className="py-8 text-12 text-t2">The last ones are shown.</p>}
    </Section>
  );
}
