import Link from 'next/link';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { ledgerQuery } from '#lib/review/audit/ledger/address.ts';
import { isNarrowed, type LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerPage } from '#lib/review/audit/ledger/page.ts';
import { ledgerAddress } from './address.ts';
import { LedgerFilters } from './filters/filters.tsx';
import { LedgerFoot } from './foot.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { VerifyButton } from './verify/verify-button.tsx';

const scopes: Record<LedgerPage['scope'], string> = {
  whole: 'All actions, newest first',
  configuration: 'Configuration and members, newest first',
  own: 'Your own actions, newest first',
};

export type LedgerScreenProps = {
  page: LedgerPage;
  filter: LedgerFilter;
  person: Person;
  /** Whether the reader may take the ledger away and verify it. */
  canExport: boolean;
  /** In UTC, as all days of the filter. */
  today: string;
};

/** The entries that the reader may see. Each row holds the hash of the row before it. */
export function LedgerScreen({ page, filter, person, canExport, today }: LedgerScreenProps) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="ledger" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <header className="flex min-h-48 shrink-0 flex-wrap items-center gap-8 px-16 phone:py-8">
          <h1 className="text-15 font-semibold tracking-tight">Ledger</h1>
          <span className="me-auto truncate ps-4 text-12 text-t3">{scopes[page.scope]}</span>
          {person.canSeeQueue && (
            <span className="hidden phone:block">
              <Link href="/queue" prefetch={false} className={buttonClass('quiet')}>
                Queue
              </Link>
            </span>
          )}
          {canExport && <Exports filter={filter} />}
          {canExport && <VerifyButton />}
          <span className="hidden phone:block">
            <MeMenu person={person} rail />
          </span>
        </header>
        <LedgerFilters page={page} filter={filter} today={today} />
        <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
          {page.lines.length > 0 ? (
            <LedgerTable lines={page.lines} filter={filter} canFilterPeople={page.scope !== 'own'} />
          ) : (
            <NoRows page={page} filter={filter} />
          )}
        </div>
        <LedgerFoot page={page} filter={filter} />
      </main>
    </DeskFrame>
  );
}

function Exports({ filter }: { filter: LedgerFilter }) {
  return (
    <>
      {isNarrowed(filter) && (
        <a
          href={`/api/ledger/selection?${ledgerQuery({ ...filter, before: null })}`}
          download
          className={buttonClass()}
        >
          Export these rows
        </a>
      )}
      <a href="/api/ledger/export" download className={buttonClass()}>
        Export all rows
      </a>
    </>
  );
}

function NoRows({ page, filter }: { page: LedgerPage; filter: LedgerFilter }) {
  if (page.searchedTo !== null)
    return (
      <Empty title="No rows match so far">
        The rows down to {page.searchedTo.toLocaleString('en')} were searched. Go on with Older.
      </Empty>
    );
  return isNarrowed(filter) || filter.before ? (
    <Empty
      title="No rows match"
      act={
        <Link href={ledgerAddress({})} prefetch={false} className={buttonClass()}>
          All rows
        </Link>
      }
    >
      None of the rows that you may see fits this filter.
    </Empty>
  ) : (
    <Empty title="Nothing here yet">Your actions will appear here.</Empty>
  );
}
