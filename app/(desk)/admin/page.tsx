import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { adminHome } from '#lib/exchange/admin-home.ts';
import { can } from '#lib/review/access.ts';
import { personOf } from '../person.ts';
import { HomeScreen } from './home/home-screen.tsx';

export const metadata: Metadata = { title: 'Admin home' };

export default async function AdminHomePage() {
  const actor = await pageActor('page /admin', '/admin');
  const home = await adminHome(actor, new Date());
  return <HomeScreen home={home} person={personOf(actor)} canKeep={can(actor, 'keep-connections')} />;
}
