import Link from 'next/link';
import { connectionName } from '#components/review/connections.tsx';
import { tabLabel } from '#components/review/words.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { countOf } from '#lib/review/applicant/labels.ts';
import type { QueuePage } from '#lib/review/case/queue.ts';
import { queueAddress } from './address.ts';

/** Why there are no rows, and the one button that helps. */
export function QueueEmpty({ page, seesNames }: { page: QueuePage; seesNames: boolean }) {
  const { filter, counts, connections } = page;
  const reading = connections.filter((connection) => connection.pull.isRunning);
  if (filter.text || filter.providers.length > 0) {
    return (
      <Empty title="Nothing matches" act={<Act href={queueAddress({ tab: filter.tab })}>Clear filters</Act>}>
        No case under {tabLabel(filter.tab).toLowerCase()} matches these filters.
        {filter.text && !seesNames && ' Your role searches by case number and id, not by name or email.'}
      </Empty>
    );
  }
  if (reading.length > 0) {
    return (
      <Empty title="The first applicants are being read" act={<Act href={queueAddress(filter)}>Look again</Act>}>
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
  if (filter.tab !== 'needs_review') {
    return (
      <Empty title={`No cases under ${tabLabel(filter.tab).toLowerCase()}`} act={<Act href="/queue">Needs review</Act>}>
        {countOf(counts.needs_review, 'case')} in the queue {counts.needs_review === 1 ? 'needs' : 'need'} review.
      </Empty>
    );
  }
  return (
    <Empty title="No cases need review" act={<Act href={queueAddress({ tab: 'decided' })}>Decided cases</Act>}>
      Every case is decided or waits for someone else. New ones appear here.
    </Empty>
  );
}

function Act({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass()}>
      {children}
    </Link>
  );
}
