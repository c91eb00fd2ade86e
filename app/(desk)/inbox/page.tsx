import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { inboxOf } from '#lib/data/cases/inbox.ts';
import { can } from '#lib/review/access.ts';
import { personOf } from '../person.ts';
import { InboxScreen } from './inbox-screen.tsx';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  const actor = await pageActor('page /inbox', '/inbox');
  return (
    <InboxScreen
      inbox={await inboxOf(actor)}
      canConfirm={can(actor, 'confirm-decision')}
      person={personOf(actor)}
      now={new Date().toISOString()}
    />
  );
}
