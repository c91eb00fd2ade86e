import { ListHeader } from '#components/review/lifecycle/list-header.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Section } from '#components/ui/section.tsx';
import type { RequestView } from '#lib/review/lifecycle/view.ts';
import { RequestRow } from './request-row.tsx';

type ErasuresScreenProps = { waiting: RequestView[]; ended: RequestView[]; person: Person; now: string };

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
          {waiting.length === 0 ? (
            <Empty title="Nothing waits for a second person">
              A request comes from an applicant’s page or from a selection in the queue.
            </Empty>
          ) : (
            <Section title="Waiting" aside={String(waiting.length)}>
              <ul>
                {waiting.map((request) => (
                  <RequestRow key={request.id} request={request} now={now} />
                ))}
              </ul>
            </Section>
          )}
          {ended.length > 0 && (
            <Section title="Ended" aside={String(ended.length)}>
              <ul>
                {ended.map((request) => (
                  <RequestRow key={request.id} request={request} now={now} />
                ))}
              </ul>
            </Section>
          )}
        </div>
      </main>
    </DeskFrame>
  );
}
