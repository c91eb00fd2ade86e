import type { Metadata } from 'next';
import { browserId } from '#lib/auth/browser-cookie.ts';
import { pageActor } from '#lib/auth/page-actor.ts';
import { accountOf } from '#lib/data/members/account.ts';
import { env } from '#lib/env.ts';
import { personOf } from '../person.ts';
import { AccountScreen } from './account-screen.tsx';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const actor = await pageActor('page /me', '/me');
  const account = await accountOf(actor, await browserId());
  return (
    <AccountScreen
      account={account}
      issuerName={env().singleSignOn?.name ?? null}
      email={actor.email}
      person={personOf(actor)}
      now={new Date().toISOString()}
    />
  );
}
