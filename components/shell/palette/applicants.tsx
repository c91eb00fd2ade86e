import { Command as List } from 'cmdk';
import { useRouter } from 'next/navigation';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { tabLabel } from '#components/review/words.ts';
import type { QueueCounts, QueuePage, QueueTab, ShownRow } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { groupClass, itemClass } from './list-class.ts';

/** The most rows that are drawn; the queue has them all. */
const mostRows = 8;

/** What "Needs review" does not hold. */
const otherTabs: QueueTab[] = ['waiting_for_applicant', 'snoozed', 'decided', 'archived'];

type ApplicantsProps = {
  page: QueuePage | null;
  /** How many it finds in each tab; null while they are counted. */
  counts: QueueCounts | null;
  error: Error | null;
  text: string;
  onChoose: (run: () => void) => void;
};

/** The applicants that the queue's search found for a text, and where it found more. */
export function Applicants({ page, counts, error, text, onChoose }: ApplicantsProps) {
  const router = useRouter();
  const go = (address: string) => () => onChoose(() => router.push(address));
  return (
    <List.Group heading="Applicants" className={groupClass}>
      <p role="status" className={page && page.rows.length > 0 ? 'sr-only' : 'px-8 py-4 text-t3'}>
        {saidOf(page, error)}
      </p>
      {page?.rows.slice(0, mostRows).map((row) => (
        <List.Item
          key={row.caseId}
          value={row.caseId}
          onSelect={go(`/applicants/${row.applicantId}`)}
          className={itemClass}
        >
          <Row row={row} />
        </List.Item>
      ))}
      {page && page.rows.length > mostRows && (
        <List.Item value="all" onSelect={go(queueAddress({ text }))} className={itemClass}>
          All that need review, in the queue
        </List.Item>
      )}
      {page &&
        counts &&
        otherTabs
          .filter((tab) => counts.byTab[tab] > 0)
          .map((tab) => (
            <List.Item key={tab} value={tab} onSelect={go(queueAddress({ tab, text }))} className={itemClass}>
              {tabLabel(tab)}
              <span className="text-t3">
                {counts.byTab[tab].toLocaleString('en')}
                {counts.isLeast && '+'}
              </span>
            </List.Item>
          ))}
    </List.Group>
  );
}

function Row({ row: { name, latinName, caseNumber, state, outcome } }: { row: ShownRow }) {
  return (
    <>
      <bdi className="truncate font-medium">{name ?? caseNumber}</bdi>
      {latinName && <bdi className="truncate text-t2">{latinName}</bdi>}
      {name && <span className="shrink-0 text-12 text-t3">{caseNumber}</span>}
      <span className="ms-auto">
        <CaseStateLabel state={state} outcome={outcome} />
      </span>
    </>
  );
}

function saidOf(page: QueuePage | null, error: Error | null): string {
  if (error) return 'The search could not be read. Nothing else is affected.';
  if (!page) return 'Searching…';
  const count = page.rows.length;
  if (count === 0) return 'No applicant that needs review matches.';
  return count === 1 ? '1 applicant' : `${count}${page.next ? '+' : ''} applicants`;
}
