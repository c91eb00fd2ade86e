import Link from 'next/link';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import { MeMenu } from '#components/shell/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { cx } from '#components/ui/cx.ts';
import { Empty } from '#components/ui/empty.tsx';
import type { LedgerFilter } from '#lib/data/ledger/page.ts';
import type { LedgerPage } from '#lib/review/audit/ledger-page.ts';
import { ledgerAddress } from './address.ts';
import { LedgerTable } from './ledger-table.tsx';

const scopes: Record<LedgerPage['scope'], string> = {
  whole: 'All actions, newest first',
  configuration: 'Configuration and members, newest first',
  own: 'Your own actions, newest first',
};

/** The entries that the reader may see. Each row holds the hash of the row before it. */
export function LedgerScreen({
  page,
  filter,
  person,
  canExport,
}: {
  page: LedgerPage;
  filter: LedgerFilter;
  person: Person;
  canExport: boolean;
}) {
  const isNarrowed = filter.kind !== null || filter.subject !== null;
  return (
    <DeskFrame>
      <Sidebar person={person} current="ledger" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <header className="flex h-48 shrink-0 items-center gap-8 border-b border-l2 px-16">
          <h1 className="text-15 font-semibold tracking-tight">Ledger</h1>
          <span className="me-auto truncate ps-4 text-12 text-t3">{scopes[page.scope]}</span>
          {person.canSeeQueue && (
            <span className="hidden phone:block">
              <Link href="/queue" prefetch={false} className={buttonClass('quiet')}>
                Queue
              </Link>
            </span>
          )}
          {canExport && (
            <a href="/api/ledger/export" download className={buttonClass()}>
              Export all rows
            </a>
          )}
          <span className="hidden phone:block">
            <MeMenu person={person} rail />
          </span>
        </header>
        {isNarrowed && (
          <div className="flex h-40 shrink-0 items-center gap-6 border-b border-l1 px-16">
            {filter.kind && (
              <Chip
                field="Kind"
                operator="is"
                value={filter.kind}
                remove={(look) => <Link href={ledgerAddress({ subject: filter.subject })} prefetch={false} {...look} />}
              />
            )}
            {filter.subject && (
              <Chip
                field="About"
                operator="is"
                value={subjectName(page, filter.subject)}
                remove={(look) => <Link href={ledgerAddress({ kind: filter.kind })} prefetch={false} {...look} />}
              />
            )}
          </div>
        )}
        <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
          {page.lines.length > 0 ? (
            <LedgerTable lines={page.lines} filter={filter} />
          ) : (
            <NoRows isNarrowed={isNarrowed} />
          )}
        </div>
        <footer
          className={cx(
            'flex h-32 shrink-0 items-center gap-16 border-t border-l2 bg-s0',
            'px-16 text-12 whitespace-nowrap text-t2 phone:h-48',
          )}
        >
          <span>{rowsShown(page)}</span>
          <nav aria-label="Pages" className="ms-auto flex gap-6">
            {filter.before && <PageLink href={ledgerAddress({ ...filter, before: null })} label="Newest" />}
            {page.next && <PageLink href={ledgerAddress({ ...filter, before: page.next })} label="Older" />}
          </nav>
        </footer>
      </main>
    </DeskFrame>
  );
}

function NoRows({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty title="No rows match" act={<PageLink href="/audit" label="All rows" />}>
      None of the rows that you may see fits this filter.
    </Empty>
  ) : (
    <Empty title="Nothing here yet">Your actions will appear here.</Empty>
  );
}

function PageLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass('plain', 'sm')}>
      {label}
    </Link>
  );
}

function rowsShown({ lines }: LedgerPage): string {
  const newest = lines[0];
  const oldest = lines.at(-1);
  return newest && oldest ? `Rows ${oldest.seq.toLocaleString('en')}–${newest.seq.toLocaleString('en')}` : 'No rows';
}

function subjectName({ lines }: LedgerPage, id: string): string {
  return lines.find(({ subject }) => subject?.id === id)?.subject?.name ?? id.slice(0, 8);
}
