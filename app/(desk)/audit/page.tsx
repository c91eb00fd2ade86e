import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { ledgerPage } from '#lib/data/ledger/page.ts';
import { can } from '#lib/review/access.ts';
import { personOf } from '../person.ts';
import { ledgerAddress, readAddress } from './address.ts';
import { LedgerScreen } from './ledger-screen.tsx';

export const metadata: Metadata = { title: 'Ledger' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function Ledger({ searchParams }: { searchParams: SearchParams }) {
  const filter = readAddress(await searchParams);
  const actor = await pageActor('page /audit', ledgerAddress(filter));
  const page = await ledgerPage(actor, filter);
  return (
    <LedgerScreen
      page={page}
      filter={filter}
      person={personOf(actor)}
      canExport={can(actor, 'see-whole-ledger')}
      today={new Date().toISOString().slice(0, 10)}
    />
  );
}
