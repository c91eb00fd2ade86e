import type { Metadata } from 'next';
import { personOf } from '#app/(desk)/person.ts';
import { pageActor } from '#lib/auth/page-actor.ts';
import { teamOf } from '#lib/data/members/team.ts';
import { TeamScreen } from './team-screen.tsx';

export const metadata: Metadata = { title: 'Team' };

type SearchParams = Promise<{ text?: string | string[] }>;

export default async function TeamPage({ searchParams }: { searchParams: SearchParams }) {
  const { text } = await searchParams;
  const actor = await pageActor('page /admin/team', '/admin/team');
  const team = await teamOf(actor, typeof text === 'string' ? text : '');
  return <TeamScreen team={team} person={personOf(actor)} now={new Date().toISOString()} />;
}
