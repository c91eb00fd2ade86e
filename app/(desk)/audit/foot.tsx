import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerPage } from '#lib/review/audit/ledger/page.ts';
import { ledgerAddress } from './address.ts';

/** Which rows are shown, and the ways to newer and older ones. */
export function LedgerFoot({ page, filter }: { page: LedgerPage; filter: LedgerFilter }) {
  return (
    <footer
      className={cx(
        'flex h-32 shrink-0 items-center gap-16 border-t border-l2 bg-s0',
        'px-16 text-12 whitespace-nowrap text-t2 phone:h-48',
      )}
    >
      <span>{rowsShown(page)}</span>
      {page.searchedTo !== null && (
        <span className="truncate text-t3 phone:hidden">
          Searched down to row {page.searchedTo.toLocaleString('en')}
        </span>
      )}
      <nav aria-label="Pages" className="ms-auto flex gap-6">
        {filter.before && <PageLink href={ledgerAddress({ ...filter, before: null })} label="Newest" />}
        {page.next && <PageLink href={ledgerAddress({ ...filter, before: page.next })} label="Older" />}
      </nav>
    </footer>
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
  const numbers = lines.flatMap(({ rows }) => rows.map(({ seq }) => seq));
  if (numbers.length === 0) return 'No rows';
  const [oldest, newest] = [Math.min(...numbers), Math.max(...numbers)];
  return `Rows ${oldest.toLocaleString('en')}–${newest.toLocaleString('en')}`;
}
