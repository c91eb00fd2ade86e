import { Ago } from '#components/review/ago.tsx';
import { Connections, connectionName, inTrouble } from '#components/review/connections.tsx';
import { VendorBanner } from '#components/review/vendor-banner.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import type { QueuePage } from '#lib/review/case/queue.ts';
import { queueAddress } from './address.ts';
import { QueueBar } from './bar.tsx';
import { QueueEmpty } from './empty.tsx';
import { QueueFilters } from './filters.tsx';
import { QueueFoot } from './foot.tsx';
import { QueueKeys } from './keys.tsx';
import { QueueTable } from './table.tsx';
import { QueueTabs } from './tabs.tsx';

type QueueScreenProps = { page: QueuePage; person: Person; meId: string; canCreate: boolean; seesNames: boolean };

/** The cases of all providers, the most urgent first. */
export function QueueScreen({ page, person, meId, canCreate, seesNames }: QueueScreenProps) {
  const [worst, ...others] = inTrouble(page.connections);
  return (
    <DeskFrame>
      <Sidebar person={person} current="queue" counts={{ queue: page.counts.needs_review }}>
        <Connections connections={page.connections} now={page.readAt} />
      </Sidebar>
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <QueueBar
          filter={page.filter}
          readAt={page.readAt}
          person={person}
          canCreate={canCreate}
          seesNames={seesNames}
        />
        <QueueTabs page={page} />
        <QueueFilters page={page} />
        {worst?.trouble && (
          <VendorBanner vendor={connectionName(worst, page.connections)} trouble={worst.trouble} now={page.readAt}>
            Its cases show our copy
            {worst.trouble.kind === 'down' && worst.lastAnswerAt && (
              <>
                {' from '}
                <Ago at={worst.lastAnswerAt} now={page.readAt} />
              </>
            )}
            . Decisions are recorded now.
            {others.length > 0 &&
              ` Also in trouble: ${others.map((one) => connectionName(one, page.connections)).join(', ')}.`}
          </VendorBanner>
        )}
        <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
          {page.rows.length > 0 ? (
            <QueueTable rows={page.rows} now={page.readAt} meId={meId} />
          ) : (
            <QueueEmpty page={page} seesNames={seesNames} />
          )}
        </div>
        <QueueFoot page={page} />
        <QueueKeys key={page.filter.cursor} address={queueAddress(page.filter)} />
      </main>
    </DeskFrame>
  );
}
