import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { connectionList } from '#lib/exchange/settings/overview.ts';
import { can } from '#lib/review/access.ts';
import { personOf } from '../../person.ts';
import { ConnectionsScreen } from './connections-screen.tsx';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage() {
  const actor = await pageActor('page /admin/connections', '/admin/connections');
  const list = await connectionList(actor);
  return <ConnectionsScreen list={list} person={personOf(actor)} canKeep={can(actor, 'keep-connections')} />;
}
