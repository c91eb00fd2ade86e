import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';

export const metadata: Metadata = { title: 'Not found' };

/** The same page for an address that does not exist and for one that the reader may not see. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center bg-s1">
      <Empty
        title="Nothing is here"
        act={
          <Link href="/queue" className={buttonClass()}>
            Go to the queue
          </Link>
        }
      >
        The address leads nowhere, or to something your role does not see.
      </Empty>
    </main>
  );
}
