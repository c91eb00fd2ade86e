import type { ReactNode } from 'react';
import { connectionName } from '#components/review/connections.ts';
import { tabLabel } from '#components/review/words.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Empty } from '#components/ui/empty.tsx';
import { linkClass } from '#components/ui/link.ts';
import { isNarrowed, type QueueCounts, type QueueFilter, type QueueTab } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { countOf } from '#lib/review/counted.ts';
import { countWords } from '../count-words.ts';
import { QueueLink } from '../queue-link.tsx';

type QueueEmptyProps = {
  filter: QueueFilter;
  /** Null while they are not counted. */
  counts: QueueCounts | null;
  connections: ConnectionHealth[];
  onReadAgain: () => void;
  seesNames: boolean;
};

/** Why there are no rows, and what helps. */
export function QueueEmpty({ filter, counts, connections, onReadAgain, seesNames }: QueueEmptyProps) {
  const reading = connections.filter((connection) => connection.pull.isRunning);
  if (filter.figure) {
    return (
      <Empty title="No case" act={<Act filter={{}}>Needs review</Act>}>
        No case is counted in this number any more.
      </Empty>
    );
  }
  if (isNarrowed(filter)) return <NothingMatches filter={filter} counts={counts} seesNames={seesNames} />;
  if (reading.length > 0) {
    return (
      <Empty
        title="The first applicants are being read"
        act={
          <button type="button" onClick={onReadAgain} className={buttonClass()}>
            Look again
          </button>
        }
      >
        {reading
          .map(
            (connection) =>
              `${connectionName(connection, connections)}: ` +
              `${countOf(connection.pull.applicantsRead, 'applicant')} read so far.`,
          )
          .join(' ')}
      </Empty>
    );
  }
  if (filter.tab === 'archived') {
    return (
      <Empty title="No archived applicants" act={<Act filter={{}}>Needs review</Act>}>
        An applicant who is archived leaves the other lists and is found here.
      </Empty>
    );
  }
  if (filter.tab !== 'needs_review') {
    const amount = counts?.byTab.needs_review;
    return (
      <Empty title={`No cases under ${tabLabel(filter.tab).toLowerCase()}`} act={<Act filter={{}}>Needs review</Act>}>
        {amount !== undefined && `${countOf(amount, 'case')} in the queue ${amount === 1 ? 'needs' : 'need'} review.`}
      </Empty>
    );
  }
  return (
    <Empty title="No cases need review" act={<Act filter={{ tab: 'decided' }}>Decided cases</Act>}>
      Every case is decided or waits for someone else. New ones appear here.
    </Empty>
  );
}

/** Says also where the filter does find something. */
function NothingMatches({ filter, counts, seesNames }: Pick<QueueEmptyProps, 'filter' | 'counts' | 'seesNames'>) {
  const elsewhere = tabsOutside(filter.tab).filter((tab) => counts && counts.byTab[tab] > 0);
  return (
    <Empty
      title="Nothing matches"
      act={<Act filter={{ tab: filter.tab, sort: filter.sort, columns: filter.columns }}>Clear filters</Act>}
    >
      No case under {tabLabel(filter.tab).toLowerCase()} matches these filters.
      {elsewhere.length > 0 && ' Elsewhere: '}
      {elsewhere.map((tab, at) => (
        <span key={tab}>
          {at > 0 && ', '}
          <QueueLink filter={{ ...filter, tab, cursor: null }} className={cx(linkClass, 'whitespace-nowrap')}>
            {counts && `${countWords(counts, tab)} in ${tabLabel(tab)}`}
          </QueueLink>
        </span>
      ))}
      {elsewhere.length > 0 && '.'}
      {filter.text && !seesNames && ' Your role searches by case number and id, not by name or email.'}
    </Empty>
  );
}

/** The tabs that hold other cases than this one: each case is under one of them. */
function tabsOutside(tab: QueueTab): QueueTab[] {
  const apart: QueueTab[] = ['needs_review', 'waiting_for_applicant', 'snoozed', 'decided', 'archived'];
  return apart.filter((other) => other !== tab);
}

function Act({ filter, children }: { filter: Partial<QueueFilter>; children: ReactNode }) {
  return (
    <QueueLink filter={filter} className={buttonClass()}>
      {children}
    </QueueLink>
  );
}
