import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { providers } from '#lib/providers/registry.ts';
import { readCryptoAddress } from '#lib/review/crypto/address.ts';
import { personOf } from '../person.ts';
import { cryptoAddress } from './address.ts';
import { CryptoScreen } from './screen.tsx';

export const metadata: Metadata = { title: 'Crypto AML' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Sends the frame. The browser reads the rows. */
export default async function CryptoPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = readCryptoAddress(toQuery(await searchParams));
  const actor = await pageActor('page /crypto', cryptoAddress(filter));
  return (
    <CryptoScreen filter={filter} person={personOf(actor)} providers={providers.map(({ id, label }) => [id, label])} />
  );
}

function toQuery(params: Awaited<SearchParams>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  );
}
