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

/** The same as a mark on an icon, whose link says the number. */
export function InboxMark() {
  const inbox = useInbox();
  const count = inbox ? inboxCount(inbox) : 0;
  if (count === 0) return null;
  return (
    <>
      <span className="absolute end-6 top-6 size-6 rounded-full bg-accent-solid" />
      <span className="sr-only">, {count.toLocaleString('en')} waiting</span>
    </>
  );
}
