import { redirect } from 'next/navigation';
import { homeOf } from '#components/shell/navigation.ts';
import { pageActor } from '#lib/auth/page-actor.ts';
import { personOf } from './(desk)/person.ts';

/** Whoever comes in starts where their work is. */
export default async function HomePage() {
  const actor = await pageActor('page /', '/');
  redirect(homeOf(personOf(actor))?.href ?? '/audit');
}
