import type { Metadata } from 'next';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { currentSession } from '#lib/auth/actor.ts';
import { screenKeys } from '#lib/review/keys/choice.ts';
import { personOf } from './(desk)/person.ts';
import { LaterNotFound } from './later-not-found.tsx';

export const metadata: Metadata = { title: 'Not found' };

/**
 * What is absent and what is not for these eyes look the same. The framework prepares this with every page it sends, so
 * what it says about the person is small and is read from the database once for both.
 */
export default async function NotFound() {
  const session = await currentSession();
  if (!session) return <Outside />;
  return <LaterNotFound person={personOf(session.actor)} keys={screenKeys(session.keys)} />;
}

function Outside() {
  return (
    <main className="grid min-h-dvh place-items-center bg-s1">
      <Empty
        title="Nothing is here"
        act={
          <a href="/sign-in" className={buttonClass()}>
            Sign in
          </a>
        }
      >
        There is nothing at this address, or it opens only to who is signed in.
      </Empty>
    </main>
  );
}
