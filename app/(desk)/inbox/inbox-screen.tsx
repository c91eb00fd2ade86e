import { ListHeader } from '#components/review/list-header.tsx';
import { QueueKeys } from '#components/review/rows/keys.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { Inbox } from '#lib/review/case/inbox.ts';
import { InboxSection } from './inbox-section.tsx';
import { LiveInbox } from './live-inbox.tsx';

type InboxScreenProps = { inbox: Inbox; canConfirm: boolean; person: Person; now: string };

/** What waits for this member. Reviewers confirm nothing and get nothing escalated. */
export function InboxScreen({ inbox, canConfirm, person, now }: InboxScreenProps) {
  const { toConfirm, escalatedToMe, returnedToMe } = inbox;
  const lists = canConfirm ? [toConfirm, escalatedToMe, returnedToMe] : [returnedToMe];
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  const shown = lists.flatMap(({ items }) => items.map(({ caseId }) => caseId)).join(' ');
  return (
    <DeskFrame>
      <Sidebar person={person} current="inbox" counts={{ inbox: count }} />
      <QueueKeys address="/inbox" rowsOf="inbox" rows={shown} />
      <LiveInbox />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Inbox" person={person}>
          {canConfirm
            ? 'Decisions that wait for a second person, cases escalated to you, and your own that came back.'
            : 'Your own decisions that an approver returned, or that became void.'}
        </ListHeader>
        <div className="min-h-0 grow overflow-y-auto thin-scroll" data-rows>
          {count === 0 ? (
            <Empty title="Nothing waits for you">
              {canConfirm
                ? 'Decisions to confirm and escalated cases appear here.'
                : 'A decision that an approver returns appears here.'}
            </Empty>
          ) : (
            <>
              {canConfirm && <InboxSection title="To confirm" list={toConfirm} now={now} />}
              {canConfirm && <InboxSection title="Escalated to you" list={escalatedToMe} now={now} />}
              <InboxSection title="Returned to you" list={returnedToMe} now={now} />
            </>
          )}
        </div>
      </main>
    </DeskFrame>
  );
}
