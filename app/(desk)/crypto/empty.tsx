import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { CryptoFilter, CryptoPage } from '#lib/review/crypto/view.ts';
import { cryptoAddress } from './address.ts';
import { tabWords } from './words.ts';

/** Why there are no rows, and the one link that helps. */
export function CryptoEmpty({ page, filter }: { page: CryptoPage; filter: CryptoFilter }) {
  if (filter.bands.length + filter.providers.length > 0 || filter.cursor) {
    return (
      <Empty title="Nothing matches" act={<Act href={cryptoAddress({ tab: filter.tab })}>Clear filters</Act>}>
        No crypto check under {tabWords[filter.tab].toLowerCase()} matches these filters.
      </Empty>
    );
  }
  if (page.counts.all === 0)
    return (
      <Empty title="No crypto checks">
        No provider tells of a wallet or a transaction. That none is here says nothing about any applicant.
      </Empty>
    );
  if (filter.tab === 'not_screened')
    return (
      <Empty title="Every wallet was screened" act={<Act href="/crypto">Open crypto checks</Act>}>
        No provider tells of a wallet or a transaction that it did not screen.
      </Empty>
    );
  return (
    <Empty title="No open crypto checks" act={<Act href={cryptoAddress({ tab: 'all' })}>All crypto checks</Act>}>
      No applicant under review has a wallet or a transaction that is not clear.
    </Empty>
  );
}

function Act({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass()}>
      {children}
    </Link>
  );
}
