import { redirect } from 'next/navigation';
import { personOf } from '#app/(desk)/person.ts';
import { homeOf } from '#components/shell/navigation.ts';
import { pageActor } from '#lib/auth/page-actor.ts';

/** Leads each role to its first screen. */
export default async function HomePage() {
  const actor = await pageActor('page /', '/');
  redirect(homeOf(personOf(actor))?.href ?? '/audit');
}
