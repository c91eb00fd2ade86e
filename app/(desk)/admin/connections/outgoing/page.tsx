import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { endpointList, messageLog } from '#lib/data/endpoints/list.ts';
import { can } from '#lib/review/access.ts';
import { personOf } from '../../../person.ts';
import { OutgoingScreen } from './outgoing-screen.tsx';

export const metadata: Metadata = { title: 'Outgoing webhooks' };

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function OutgoingPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const actor = await pageActor('page /admin/connections/outgoing', '/admin/connections/outgoing');
  // A cursor that Docket did not write leads to the first page.
  const cursor = typeof before === 'string' && /^\d{1,18}$/.test(before) ? before : null;
  const [endpoints, log] = await Promise.all([endpointList(actor), messageLog(actor, cursor)]);
  return (
    <OutgoingScreen
      endpoints={endpoints}
      log={log}
      isFirstPage={cursor === null}
      person={personOf(actor)}
      canKeep={can(actor, 'keep-connections')}
      now={new Date().toISOString()}
    />
  );
}
