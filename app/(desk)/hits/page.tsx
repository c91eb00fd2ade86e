import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { providers } from '#lib/providers/registry.ts';
import { readHitAddress } from '#lib/review/hits/address.ts';
import { personOf } from '../person.ts';
import { hitsAddress } from './address.ts';
import { HitsScreen } from './screen.tsx';

export const metadata: Metadata = { title: 'Hits' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Sends the frame. The browser reads the rows and the chosen hit. */
export default async function HitsPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = readHitAddress(toQuery(await searchParams));
  const actor = await pageActor('page /hits', hitsAddress(filter));
  return (
    <HitsScreen
      filter={filter}
      person={personOf(actor)}
      meId={actor.id}
      providers={providers.map(({ id, label }) => [id, label])}
    />
  );
}

function toQuery(params: Awaited<SearchParams>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  );
}
