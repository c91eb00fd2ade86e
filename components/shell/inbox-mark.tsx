'use client';

import { useInbox } from '#components/review/inbox/query.ts';
import { inboxCount } from '#lib/review/case/inbox.ts';

/** That cases wait for the member, as a mark on an icon; the name of its link says the number. */
export function InboxMark({ label }: { label: string }) {
  const inbox = useInbox();
  const count = inbox ? inboxCount(inbox) : 0;
  return (
    <>
      <span className="sr-only">{count === 0 ? label : `${label}, ${count.toLocaleString('en')} waiting`}</span>
      {count > 0 && <span className="absolute end-6 top-6 size-6 rounded-full bg-accent-solid" />}
    </>
  );
}
