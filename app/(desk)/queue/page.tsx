import type { Metadata } from 'next';
import { Suspense } from 'react';
import { pageActor } from '#lib/auth/page-actor.ts';
import { endPageView } from '#lib/data/cases/page-views.ts';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { personOf } from '../person.ts';
import { queueAddress, readAddress } from './address.ts';
import { readQueue } from './read.ts';
import { QueueScreen } from './screen.tsx';
import { QueueLoading } from './skeleton.tsx';

export const metadata: Metadata = { title: 'Queue' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Access is checked before the first byte, so that a redirect is possible; only the rows are streamed. */
export default async function QueuePage({ searchParams }: { searchParams: SearchParams }) {
  const filter = readAddress(await searchParams);
  const actor = await pageActor('page /queue', queueAddress(filter));
  return (
    <Suspense fallback={<QueueLoading person={personOf(actor)} />}>
      <Queue actor={actor} filter={filter} />
    </Suspense>
  );
}

async function Queue({ actor, filter }: { actor: MemberActor; filter: QueueFilter }) {
  const [page] = await Promise.all([readQueue(actor, filter), endPageView(actor)]);
  const may = { canCreate: can(actor, 'send-command'), seesNames: can(actor, 'see-names') };
  return <QueueScreen page={page} person={personOf(actor)} meId={actor.id} {...may} />;
}
