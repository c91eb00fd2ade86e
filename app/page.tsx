import { redirect } from 'next/navigation';
import { pageActor } from '#lib/auth/page-actor.ts';
import { can } from '#lib/review/access.ts';

/** Leads each role to its first screen. */
export default async function HomePage() {
  const actor = await pageActor('page /', '/');
  redirect(can(actor, 'see-applicants') ? '/queue' : '/audit');
}
