import type { ReactNode } from 'react';
import { ListHeader } from '#components/review/list-header.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Section } from '#components/ui/section.tsx';
import { shownOfAll } from '#lib/review/counted.ts';
import type { OfAll, RequestView } from '#lib/review/lifecycle/view.ts';
import { RequestRow } from './request-row.tsx';

type ErasuresScreenProps = { waiting: OfAll<RequestView>; ended: OfAll<RequestView>; person: Person; now: string };

/** Requests for erasure: those that wait for a second person, and those that ended. */
export function ErasuresScreen({ waiting, ended, person, now }: ErasuresScreenProps) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="erasures" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Erasures" person={person}>
          One person asks for a deletion, an anonymization or a redaction; another approver confirms it.
        </ListHeader>
        <div className="min-h-0 grow overflow-y-auto thin-scroll">
          {waiting.all === 0 ? (
            <Empty title="Nothing waits for a second person">
              A request comes from an applicant’s page or from a selection in the queue.
            </Empty>
          ) : (
            <RequestSection title="Waiting" requests={waiting} now={now}>
              The oldest are shown. The others come up as these end.
            </RequestSection>
          )}
          {ended.all > 0 && (
            <RequestSection title="Ended" requests={ended} now={now}>
              The last ones are shown. The ledger has them all.
            </RequestSection>
          )}
        </div>
      </main>
    </DeskFrame>
  );
}

type RequestSectionProps = { title: string; requests: OfAll<RequestView>; now: string; children: ReactNode };

/** @param children which requests are shown where there are more of them */
function RequestSection({ title, requests: { rows, all }, now, children }: RequestSectionProps) {
  return (
    <Section title={title} aside={shownOfAll(rows.length, all)}>
      <ul>
        {rows.map((request) => (
          <RequestRow key={request.id} request={request} now={now} />
        ))}
      </ul>
      {rows.length < all && <p className="py-8 text-12 text-t2">{children}</p>}
    </Section>
  );
}
