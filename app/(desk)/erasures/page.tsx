import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { erasureRequests } from '#lib/data/lifecycle/request-view.ts';
import { personOf } from '../person.ts';
import { ErasuresScreen } from './erasures-screen.tsx';

export const metadata: Metadata = { title: 'Erasures' };

export default async function Erasures() {
  const actor = await pageActor('page /erasures', '/erasures');
  const requests = await erasureRequests(actor);
  return <ErasuresScreen {...requests} person={personOf(actor)} now={new Date().toISOString()} />;
}
