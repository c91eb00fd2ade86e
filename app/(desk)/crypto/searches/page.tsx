import type { Metadata } from 'next';
import { pageActor } from '#lib/auth/page-actor.ts';
import { cryptoSearches } from '#lib/data/commands/view.ts';
import { connectionHealths } from '#lib/data/connections/connections.ts';
import { connectionCommands } from '#lib/exchange/commands/available.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { personOf } from '../../person.ts';
import { SearchesScreen } from './screen.tsx';

export const metadata: Metadata = { title: 'Crypto searches' };

export default async function CryptoSearches() {
  const actor = await pageActor('page /crypto/searches', '/crypto/searches');
  const [searches, places, connections] = await Promise.all([
    cryptoSearches(actor),
    connectionCommands(actor, 'search_crypto'),
    connectionHealths(actor, providerLabel),
  ]);
  const labels = Object.fromEntries(connections.map((connection) => [connection.id, connection.providerLabel]));
  return <SearchesScreen searches={searches} places={places} labels={labels} person={personOf(actor)} />;
}
