import type { Metadata } from 'next';
import { personOf } from '#app/(desk)/person.ts';
import { pageActor } from '#lib/auth/page-actor.ts';
import { teamOf } from '#lib/data/members/team.ts';
import { TeamScreen } from './team-screen.tsx';

export const metadata: Metadata = { title: 'Team' };

export default async function TeamPage() {
  const actor = await pageActor('page /admin/team', '/admin/team');
  return <TeamScreen team={await teamOf(actor)} person={personOf(actor)} now={new Date().toISOString()} />;
}
