import { Time } from '#components/review/time/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { RefetchBacklog } from '#lib/review/connections/webhook-log.ts';
import { countOf } from '#lib/review/counted.ts';
import { DeadLetterActs } from './dead-letter-acts.tsx';
import { PaneTable } from './pane-table.tsx';

const because: Record<string, string> = {
  webhook: 'A webhook',
  import: 'Imported by id',
  created: 'Created here',
  command: 'After a command',
  by_hand: 'Ordered by hand',
};

/** Refetches that were given up. Each can be run again, after a preview of what it would change. */
export function DeadLetters({
  connectionId,
  backlog,
  canKeep,
}: {
  connectionId: string;
  backlog: RefetchBacklog;
  canKeep: boolean;
}) {
  const { items, dead, waiting } = backlog;
  if (dead === 0) {
    return (
      <Empty title="No dead letters">
        {waiting > 0
          ? `${countOf(waiting, 'applicant')} ${waiting === 1 ? 'is' : 'are'} still waiting to be read again.`
          : 'Every applicant who had to be read again was read.'}
      </Empty>
    );
  }
  return (
    <div className="min-h-0 grow overflow-y-auto thin-scroll phone:overflow-visible">
      <p className="px-16 py-10 text-12 text-t2">
        {dead > items.length ? `The newest ${items.length} of ${dead.toLocaleString('en')}. ` : ''}
        Docket gave up reading these applicants again. A preview reads from the provider now and changes nothing here.
      </p>
      <PaneTable
        label="Dead letters"
        heads={['Id at the provider', 'Ordered by', 'What failed', 'Tries', 'Last try', 'Action']}
        rows={items.map((item) => ({
          key: item.externalId,
          cells: [
            <span key="id" className="mono break-all">
              {item.externalId}
            </span>,
            because[item.because] ?? item.because,
            item.problem ?? item.code ?? 'Unknown',
            item.tries.toLocaleString('en'),
            <Time key="at" at={item.lastAt} />,
            canKeep ? <DeadLetterActs key="act" connectionId={connectionId} externalId={item.externalId} /> : '–',
          ],
        }))}
      />
    </div>
  );
}
