import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';
import { hitsAddress } from './address.ts';
import { tabWords } from './tab-words.ts';

/** Why there are no rows, and the one link that helps. */
export function HitsEmpty({ page, filter }: { page: HitPage; filter: HitFilter }) {
  const isNarrowed = [filter.lists, filter.providers, filter.topics].some(({ length }) => length > 0);
  if (isNarrowed || filter.assigneeId || filter.cursor) {
    return (
      <Empty title="Nothing matches" act={<Act href={hitsAddress({ tab: filter.tab })}>Clear filters</Act>}>
        No hit under {tabWords[filter.tab].toLowerCase()} matches these filters.
      </Empty>
    );
  }
  if (filter.tab !== 'open') {
    return (
      <Empty title={`No hits under ${tabWords[filter.tab].toLowerCase()}`} act={<Act href="/hits">Open hits</Act>}>
        {countOf(page.counts.open, 'hit')} {page.counts.open === 1 ? 'is' : 'are'} open.
      </Empty>
    );
  }
  return (
    <Empty title="No open hits" act={<Act href={hitsAddress({ tab: 'closed' })}>Closed hits</Act>}>
      Every hit of every applicant has a verdict. That nothing was found is in each applicant’s screenings.
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
