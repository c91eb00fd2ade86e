'use client';

import { useInbox } from '#components/review/inbox/query.ts';
import { inboxCount } from '#lib/review/case/inbox.ts';

type InboxCountProps = {
  /** How many there are until it is read; undefined where that is not known. */
  first: number | undefined;
  className: string;
};

/** How many cases wait for the member, as it changes. Nothing while none do. */
export function InboxCount({ first, className }: InboxCountProps) {
  const inbox = useInbox();
  const count = inbox ? inboxCount(inbox) : first;
  if (!count) return null;
  return (
    <span className={className}>
      {count.toLocaleString('en')}
      <span className="sr-only"> waiting</span>
    </span>
  );
}

/** The same as a mark on an icon; the name of its link says the number. */
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
