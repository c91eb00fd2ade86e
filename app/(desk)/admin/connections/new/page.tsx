import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { providerChoices } from '#lib/exchange/settings/choices.ts';
import { webhookBase } from '#lib/exchange/webhooks/url.ts';
import { personOf } from '../../../person.ts';
import { BackLink } from '../back-link.tsx';
import { ScreenFrame } from '../screen-frame.tsx';
import { NewConnection } from './new-connection.tsx';

export const metadata: Metadata = { title: 'Add connection' };

export default async function NewConnectionPage() {
  const actor = await pageActor('page /admin/connections/new', '/admin/connections/new');
  const id = randomUUID();
  const bar = (
    <>
      <BackLink />
      <h1 className="me-auto text-15 font-semibold tracking-tight">Add connection</h1>
    </>
  );
  return (
    <ScreenFrame person={personOf(actor)} bar={bar}>
      <NewConnection id={id} choices={providerChoices()} webhookBase={webhookBase(id)} />
    </ScreenFrame>
  );
}
