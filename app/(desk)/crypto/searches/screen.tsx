'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { isMoving } from '#components/review/commands/words.ts';
import type { SearchOrder } from '#components/review/crypto/search-dialog.tsx';
import { Searched } from '#components/review/crypto/searched.tsx';
import { ListHeader } from '#components/review/list-header.tsx';
import { problemOf } from '#components/review/problem.ts';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { laterDialog } from '#components/ui/later.tsx';
import type { ConnectionCommand } from '#lib/review/commands/available.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { orderCommand } from '../../actions.ts';
import { commandActs } from '../../command-acts.ts';
import { readSearchAgain } from '../../search-actions.ts';

const SearchDialog = laterDialog(
  async () => (await import('#components/review/crypto/search-dialog.tsx')).SearchDialog,
);

const lookEveryMs = 3_000;

type SearchesScreenProps = {
  searches: CommandView[];
  /** The connections at which this member may order one. */
  places: ConnectionCommand[];
  /** The vendor of each connection. */
  labels: Record<string, string>;
  person: Person;
};

/** Searches of wallets and transactions about no applicant, and the button that orders one. */
export function SearchesScreen({ searches, places, labels, person }: SearchesScreenProps) {
  const router = useRouter();
  const [isSearching, setIsSearching] = useState(false);
  const mayMove = searches.some(({ state }) => isMoving(state));
  useEffect(() => {
    if (!mayMove) return undefined;
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [mayMove, router]);
  const again = async () => router.refresh();
  const order = ({ commandId, placeId, input }: SearchOrder) =>
    problemOf(
      orderCommand({ commandId, applicantId: null, connectionId: placeId, kind: 'search_crypto', input }),
      'Not searched.',
      again,
    );
  const readAgain = (commandId: string) => problemOf(readSearchAgain({ commandId }), 'Not read.');
  return (
    <DeskFrame>
      <Sidebar person={person} current="crypto" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader
          title="Crypto searches"
          person={person}
          act={
            <span className="flex items-center gap-8">
              <Link href="/crypto" prefetch={false} className={buttonClass('quiet')}>
                Crypto checks
              </Link>
              {places.length > 0 && (
                <Button look="primary" onClick={() => setIsSearching(true)}>
                  Search…
                </Button>
              )}
            </span>
          }
        >
          About no applicant. What was searched for an applicant is on their Crypto tab.
        </ListHeader>
        <div className="min-h-0 grow overflow-y-auto thin-scroll">
          {searches.length === 0 && (
            <Empty title="Nothing was searched">
              {places.length > 0
                ? 'A wallet or transaction that a member searches is listed here with what was found.'
                : 'With the connections there are, or with your role, nothing can be searched.'}
            </Empty>
          )}
          {searches.map((command) => (
            <Searched
              key={command.id}
              command={command}
              providerLabel={labels[command.connectionId] ?? 'the provider'}
              acts={commandActs}
              readAgain={
                places.some(({ connectionId }) => connectionId === command.connectionId) ? readAgain : undefined
              }
              onChanged={again}
            />
          ))}
        </div>
      </main>
      {isSearching && (
        <SearchDialog places={places.map(placeOf)} about={null} order={order} onClose={() => setIsSearching(false)} />
      )}
    </DeskFrame>
  );
}

function placeOf({ connectionId, label, providerLabel, command }: ConnectionCommand) {
  return { id: connectionId, label: `${providerLabel}, ${label}`, providerLabel, command };
}
