'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { prefetchApplicant } from '#components/review/applicant-query.ts';
import { useDone } from '#components/review/inbox/next.ts';
import { useInbox } from '#components/review/inbox/query.ts';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { tabClass } from '#components/ui/tab-class.ts';
import { type InboxPlaces, type InboxTab, inboxTabs, placeOf } from '#lib/review/case/inbox.ts';

const labels: Record<InboxTab, string> = {
  toConfirm: 'To confirm',
  escalatedToMe: 'Escalated to me',
  returnedToMe: 'Returned to me',
};

/** The lists of the inbox above an applicant who is in one of them, and the way to the one before and after. */
export function InboxStrip({ applicantId }: { applicantId: string }) {
  const inbox = useInbox();
  const done = useDone(applicantId);
  const at = inbox === undefined ? null : placeOf(inbox, applicantId);
  if (inbox === undefined || (at === null && done === null)) return null;
  return (
    <div className="flex h-36 shrink-0 items-center gap-12 overflow-x-auto border-b border-l2 bg-s1 ps-8 pe-16">
      <nav aria-label="Inbox" className="flex h-full shrink-0">
        {inboxTabs.map((tab) => (
          <Tab key={tab} tab={tab} list={inbox[tab]} isCurrent={tab === at?.tab} />
        ))}
      </nav>
      <p role="status" className="min-w-0 truncate text-12 text-t2">
        {done}
      </p>
      {at !== null && <Position inbox={inbox} {...at} />}
    </div>
  );
}

type TabProps = { tab: InboxTab; list: InboxPlaces[InboxTab]; isCurrent: boolean };

/** Leads to the first of the list; a list without any is a text. */
function Tab({ tab, list: { count, places }, isCurrent }: TabProps) {
  const words = (
    <>
      {labels[tab]} <span className="text-12 font-normal text-t3">{count.toLocaleString('en')}</span>
    </>
  );
  const [first] = places;
  if (first === undefined)
    return <span className="flex items-center gap-6 px-8 whitespace-nowrap text-t3 phone:hidden">{words}</span>;
  return (
    <ScreenLink
      href={`/applicants/${first.applicantId}`}
      aria-current={isCurrent ? 'page' : undefined}
      className={tabClass(isCurrent)}
    >
      {words}
    </ScreenLink>
  );
}

function Position({ inbox, tab, index }: { inbox: InboxPlaces; tab: InboxTab; index: number }) {
  const router = useRouter();
  const client = useQueryClient();
  const { count, places } = inbox[tab];
  const open = (step: 1 | -1) => {
    const to = places[index + step];
    if (to === undefined) return;
    void prefetchApplicant(client, to.applicantId, true);
    router.push(`/applicants/${to.applicantId}`);
  };
  useShortcuts('Inbox', [
    { key: 'J', label: `Next of ${labels[tab].toLowerCase()}`, run: () => open(1) },
    { key: 'K', label: `Previous of ${labels[tab].toLowerCase()}`, run: () => open(-1) },
  ]);
  return (
    <div className="ms-auto flex shrink-0 items-center gap-4">
      <span className="me-4 text-12 text-t2 tabular-nums">
        {`${(index + 1).toLocaleString('en')} of ${count.toLocaleString('en')}`}
        <span className="phone:hidden">, due first</span>
      </span>
      <Button
        look="quiet"
        size="sm"
        icon="left"
        aria-label="Previous (Shift+K)"
        title="Previous (Shift+K)"
        disabled={index === 0}
        onClick={() => open(-1)}
      />
      <Button
        look="quiet"
        size="sm"
        icon="right"
        aria-label="Next (Shift+J)"
        title="Next (Shift+J)"
        disabled={index + 1 >= places.length}
        onClick={() => open(1)}
      />
    </div>
  );
}
