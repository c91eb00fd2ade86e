import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { recordLeft } from '#lib/data/opening.ts';
import { personOf } from '../person.ts';
import { queueAddress, readAddress } from './address.ts';
import { QueueScreen } from './queue-screen.tsx';
import { readQueue } from './read.ts';

export const metadata: Metadata = { title: 'Queue' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function Queue({ searchParams }: { searchParams: SearchParams }) {
  const filter = readAddress(await searchParams);
  const actor = await pageActor('page /queue', queueAddress(filter));
  const [page] = await Promise.all([readQueue(actor, filter), recordLeft(actor)]);
  return <QueueScreen page={page} person={personOf(actor)} meId={actor.id} />;
}
