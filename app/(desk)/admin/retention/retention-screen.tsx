import Link from 'next/link';
import { ListHeader } from '#components/review/list-header.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import type { DueTab } from '#lib/review/retention/page.ts';
import type { DueRow, RetentionJob, RetentionPage, ShreddedRow } from '#lib/review/retention/view.ts';
import { DueList } from './due-list.tsx';
import { EmptyList } from './empty-list.tsx';
import { RetentionFilters } from './filters.tsx';
import { JobsUnderWay } from './jobs-under-way.tsx';
import { type Counts, type Place, placeHref } from './place.ts';
import { RuleLine } from './rule-line.tsx';
import { ShreddedTable } from './shredded-table.tsx';
import { RetentionTabs } from './tabs.tsx';

type ScreenProps = {
  place: Place;
  /** By which the lists are made: the one in force, or that of `place.by`. */
  policy: RetentionPolicy;
  /** Of the policy in force. */
  version: number;
  counts: Counts;
  list: ({ tab: DueTab } & RetentionPage<DueRow>) | ({ tab: 'shredded' } & RetentionPage<ShreddedRow>);
  jobs: RetentionJob[];
  providers: [id: string, label: string][];
  rights: { ask: boolean; open: boolean; openJobs: boolean };
  person: Person;
};

/** Who is due by the policy on retention, who will be, what is held back and why, and who was erased. */
export function RetentionScreen(props: ScreenProps) {
  const { place, policy, version, counts, list, jobs, providers, rights, person } = props;
  return (
    <DeskFrame>
      <Sidebar person={person} current="retention" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Retention" person={person}>
          Nothing is deleted by itself: one person asks, an approver confirms.
        </ListHeader>
        {place.by !== null && <Draft />}
        <RetentionTabs place={place} counts={counts} />
        <RetentionFilters place={place} providers={providers} />
        {place.by === null && <JobsUnderWay jobs={jobs} />}
        <RuleLine policy={policy} version={place.by === null ? version : null} />
        <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
          {list.rows.length === 0 && <EmptyList place={place} policy={policy} counts={counts} />}
          {list.rows.length > 0 && list.tab === 'shredded' && <ShreddedTable rows={list.rows} rights={rights} />}
          {list.rows.length > 0 && list.tab !== 'shredded' && (
            <DueList
              key={placeHref(place)}
              rows={list.rows}
              tab={list.tab}
              filter={{ outcomes: place.outcomes, providers: place.providers }}
              all={counts[list.tab]}
              rights={rights}
            />
          )}
        </div>
        <Foot place={place} shown={list.rows.length} next={list.next} />
      </main>
    </DeskFrame>
  );
}

function Draft() {
  return (
    <Banner
      tone="plain"
      title="By a policy that is not published."
      act={
        <Link href={placeHref({})} prefetch={false} className={linkClass}>
          By the policy in force
        </Link>
      }
    >
      So the lists would be, had it been published now.
    </Banner>
  );
}

function Foot({ place, shown, next }: { place: Place; shown: number; next: string | null }) {
  if (place.after === null && next === null) return null;
  return (
    <footer
      className={cx(
        'flex h-32 shrink-0 items-center gap-16 border-t border-l2 bg-s0 px-16 text-12 text-t2',
        'phone:h-48',
      )}
    >
      <span>{`${shown} on this page`}</span>
      <nav aria-label="Pages" className="ms-auto flex gap-12">
        {place.after !== null && (
          <Link href={placeHref({ ...place, after: null })} prefetch={false} className={linkClass}>
            First page
          </Link>
        )}
        {next !== null && (
          <Link href={placeHref({ ...place, after: next })} prefetch={false} className={linkClass}>
            Next page
          </Link>
        )}
      </nav>
    </footer>
  );
}
