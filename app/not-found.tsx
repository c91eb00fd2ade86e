import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';

export const metadata: Metadata = { title: 'Not found' };

/** What is absent and what is not for these eyes look the same. */
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
